import { createServer, type IncomingMessage } from 'node:http';

import { forward, listenForTest } from './http-server';

/** A reverse proxy that can hold requests back. */
export interface SlowRelay {
  readonly url: string;
  /** The paths of the requests that are currently held back. */
  readonly held: readonly string[];
  /** Sets which requests are held back (at first none), and forwards those that no longer are. */
  holdBack(isHeld: (path: string) => boolean): void;
}

/** Starts a relay on a free port until the test has finished. */
export async function startSlowRelay(target: string): Promise<SlowRelay> {
  let isHeld = (_: string): boolean => false;
  const waiting = new Map<IncomingMessage, () => void>();
  const pathOf = ({ url = '/' }: IncomingMessage): string => url.replace(/\?.*/, '');
  const server = createServer((incoming, response) => {
    const send = () => forward(target + (incoming.url ?? '/'), incoming, response);
    if (!isHeld(pathOf(incoming))) return send();
    waiting.set(incoming, send);
    response.once('close', () => waiting.delete(incoming));
  });
  const { url } = await listenForTest(server);
  return {
    url,
    get held() {
      return [...waiting.keys()].map(pathOf);
    },
    holdBack: (next) => {
      isHeld = next;
      for (const [incoming, send] of waiting) {
        if (isHeld(pathOf(incoming))) continue;
        waiting.delete(incoming);
        send();
      }
    },
  };
}
