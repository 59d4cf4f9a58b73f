import { createServer } from 'node:https';

import type { Certificate } from './certificate';
import { forward, listenForTest } from './http-server';

/**
 * Terminates TLS in front of an http address until the test has finished; returns the port.
 *
 * @param clientCa - the certificate that clients must have; by default they need none.
 */
export async function startTlsProxy(
  target: () => string,
  { cert, key }: Certificate,
  clientCa?: string,
): Promise<number> {
  const clients = clientCa === undefined ? {} : { ca: clientCa, requestCert: true };
  const server = createServer({ cert, key, ...clients }, (incoming, response) =>
    forward(target() + (incoming.url ?? ''), incoming, response),
  );
  return (await listenForTest(server)).port;
}
