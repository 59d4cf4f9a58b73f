import { createServer } from 'node:https';

import type { Certificate } from './certificate';
import { forward, listenForTest } from './http-server';

/** Terminates TLS in front of an http address until the test has finished; returns the port. */
export async function startTlsProxy(target: () => string, { cert, key }: Certificate): Promise<number> {
  const server = createServer({ cert, key }, (incoming, response) =>
    forward(target() + (incoming.url ?? ''), incoming, response),
  );
  return (await listenForTest(server)).port;
}
