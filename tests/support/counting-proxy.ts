import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A way to a server that counts what each token asks of it. */
export interface CountingProxy {
  readonly url: string;
  /** How many requests came with this token so far. */
  requestsOf(token: string): number;
  /** Breaks off what this token asks from now on, as a network does that is lost for one of its hosts. */
  cutOff(token: string): void;
  /** Lets all through again. */
  restore(): void;
  close(): Promise<void>;
}

/** Starts a proxy on a free port; whoever is to be counted uses its address instead of the server's. */
export async function startCountingProxy(targetUrl: string): Promise<CountingProxy> {
  const counts = new Map<string, number>();
  const cut = new Set<string>();
  const server = createServer((incoming, answer) => {
    const { method, url = '', headers } = incoming;
    const token = headers.authorization?.replace(/^Bearer /, '') ?? '';
    counts.set(token, (counts.get(token) ?? 0) + 1);
    if (cut.has(token)) {
      answer.destroy();
      return;
    }
    const outgoing = request(targetUrl + url, { method, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    outgoing.on('error', () => answer.destroy());
    incoming.pipe(outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requestsOf: (token) => counts.get(token) ?? 0,
    cutOff: (token) => void cut.add(token),
    restore: () => cut.clear(),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
