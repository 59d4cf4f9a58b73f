import { connect } from 'node:net';

/** A request that is sent byte by byte, without the corrections of an HTTP client. */
export interface RawRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

const LIMIT_MS = 60_000;

/** Sends bytes and returns everything received until the connection closes. */
export function exchange(url: string, sent: Buffer): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname);
    const end = (): void => resolve(Buffer.concat(chunks).toString('latin1'));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A server may reject a body and close the connection while it is sent.
    socket.on('error', end);
    socket.on('close', end);
    socket.setTimeout(LIMIT_MS, () => {
      reject(new Error(`no response to ${sent.toString('latin1').slice(0, 300)}`));
      socket.destroy();
    });
    socket.write(sent);
  });
}

/** Sends a request on a new connection. Returns the status; null where the connection closed without a response. */
export async function sendRaw(url: string, request: RawRequest): Promise<number | null> {
  const { method, target, headers, body } = request;
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
  ];
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  const response = await exchange(url, Buffer.concat([head, Buffer.from(body)]));
  // Skip interim responses.
  const statuses = [...response.matchAll(/(?:^|\r\n\r\n)HTTP\/1\.1 (\d{3})/g)].map(([, status]) =>
    Number(status),
  );
  return statuses.find((status) => status >= 200) ?? null;
}
