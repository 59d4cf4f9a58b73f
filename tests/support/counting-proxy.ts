import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A way to a server that counts what each token asks of it. */
export interface CountingProxy {
  readonly url: string;
  /** How many requests came with this token so far. */
  requestsOf(token: string): number;
  close(): Promise<void>;
}

/** Starts a proxy on a free port; whoever is to be counted uses its address instead of the server's. */
export async function startCountingProxy(targetUrl: string): Promise<CountingProxy> {
  const counts = new Map<string, number>();
  const server = createServer((incoming, answer) => {
    const { method, url = '', headers } = incoming;
    const token = headers.authorization?.replace(/^Bearer /, '') ?? '';
    counts.set(token, (counts.get(token) ?? 0) + 1);
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
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
