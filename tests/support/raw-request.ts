import { connect } from 'node:net';

/** A request as it goes over the wire, which no client would tidy up. */
export interface RawRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

const LIMIT_MS = 60_000;

/** Sends bytes as they are, and tells what came back until the connection was closed. */
export function exchange(url: string, sent: Buffer): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname);
    const end = (): void => resolve(Buffer.concat(chunks).toString('latin1'));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A server that refuses a body may close while it is sent: what it answered counts.
    socket.on('error', end);
    socket.on('close', end);
    socket.setTimeout(LIMIT_MS, () => {
      reject(new Error(`no answer to ${sent.toString('latin1').slice(0, 300)}`));
      socket.destroy();
    });
    socket.write(sent);
  });
}

/** Sends a request on a connection of its own; the status of the answer, null where the connection was closed without one. */
export async function sendRaw(url: string, request: RawRequest): Promise<number | null> {
  const { method, target, headers, body } = request;
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
  ];
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  const answer = await exchange(url, Buffer.concat([head, Buffer.from(body)]));
  // An interim answer comes before the one that counts.
  const statuses = [...answer.matchAll(/(?:^|\r\n\r\n)HTTP\/1\.1 (\d{3})/g)].map(([, status]) =>
    Number(status),
  );
  return statuses.find((status) => status >= 200) ?? null;
}
