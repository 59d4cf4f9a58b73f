import { createServer } from 'node:http';

import { forward, listen, type ListeningServer } from './http-server';

/** A request to the source. */
export interface CountedRequest {
  readonly token: string;
  /** When it arrived, by `performance.now()`. */
  readonly atMs: number;
}

/** A reverse proxy that counts requests per token. */
export interface CountingProxy extends Pick<ListeningServer, 'url' | 'close'> {
  /** All requests so far, in the order of their arrival. */
  readonly requests: readonly CountedRequest[];
  /** The number of requests with this token so far. */
  requestsOf(token: string): number;
  /** Drops requests with this token from now on, like a network failure of one host. */
  cutOff(token: string): void;
  /** Forwards all requests again. */
  restore(): void;
}

/** Starts a proxy on a free port. */
export async function startCountingProxy(target: string): Promise<CountingProxy> {
  const requests: CountedRequest[] = [];
  const cut = new Set<string>();
  const server = createServer((incoming, response) => {
    const token = incoming.headers.authorization?.replace(/^Bearer /, '') ?? '';
    requests.push({ token, atMs: performance.now() });
    if (cut.has(token)) response.destroy();
    else forward(target + (incoming.url ?? ''), incoming, response);
  });
  const { url, close } = await listen(server);
  return {
    url,
    close,
    requests,
    requestsOf: (token) => requests.filter((request) => request.token === token).length,
    cutOff: (token) => void cut.add(token),
    restore: () => cut.clear(),
  };
}
