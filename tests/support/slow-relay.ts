import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { onTestFinished } from 'vitest';

/** A way to a server that holds requests back. */
export interface SlowRelay {
  readonly url: string;
  /** The requests that are held back now, by path. */
  readonly held: readonly string[];
  /** Which requests are held back; none at first. Those that were are answered when they are not any more. */
  holdBack(isHeld: (path: string) => boolean): void;
}

/** Starts a relay on a free port, for as long as the test runs. */
export async function startSlowRelay(targetUrl: string): Promise<SlowRelay> {
  let isHeld = (_: string): boolean => false;
  const waiting = new Map<IncomingMessage, () => void>();
  const relay = (incoming: IncomingMessage, response: ServerResponse): void => {
    const outgoing = request(targetUrl + (incoming.url ?? '/'), { headers: incoming.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    outgoing.end();
  };
  const pathOf = ({ url = '/' }: IncomingMessage): string => url.replace(/\?.*/, '');
  const server = createServer((incoming, response) => {
    if (!isHeld(pathOf(incoming))) return relay(incoming, response);
    waiting.set(incoming, () => relay(incoming, response));
    response.once('close', () => waiting.delete(incoming));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get held() {
      return [...waiting.keys()].map(pathOf);
    },
    holdBack: (next) => {
      isHeld = next;
      for (const [incoming, go] of waiting) {
        if (isHeld(pathOf(incoming))) continue;
        waiting.delete(incoming);
        go();
      }
    },
  };
}
