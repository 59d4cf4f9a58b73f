import { createServer } from 'node:http';

import { forward, listen, type ListeningServer } from './http-server';

/** A reverse proxy that counts requests per token. */
export interface CountingProxy extends Pick<ListeningServer, 'url' | 'close'> {
  /** The number of requests with this token so far. */
  requestsOf(token: string): number;
  /** Drops requests with this token from now on, like a network failure of one host. */
  cutOff(token: string): void;
  /** Forwards all requests again. */
  restore(): void;
}

/** Starts a proxy on a free port. */
export async function startCountingProxy(target: string): Promise<CountingProxy> {
  const counts = new Map<string, number>();
  const cut = new Set<string>();
  const server = createServer((incoming, response) => {
    const token = incoming.headers.authorization?.replace(/^Bearer /, '') ?? '';
    counts.set(token, (counts.get(token) ?? 0) + 1);
    if (cut.has(token)) response.destroy();
    else forward(target + (incoming.url ?? ''), incoming, response);
  });
  const { url, close } = await listen(server);
  return {
    url,
    close,
    requestsOf: (token) => counts.get(token) ?? 0,
    cutOff: (token) => void cut.add(token),
    restore: () => cut.clear(),
  };
}
