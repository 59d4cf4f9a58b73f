import { request as ask } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';

import { onTestFinished } from 'vitest';

import type { Certificate } from './certificate';

/** Serves what is at an http address over https, gone when the test is over; returns its port. */
export async function startTlsFront(target: () => string, { cert, key }: Certificate): Promise<number> {
  const server = createServer({ cert, key }, (incoming, answer) => {
    const { method, url = '', headers } = incoming;
    const outgoing = ask(target() + url, { method, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    outgoing.on('error', () => answer.destroy());
    incoming.pipe(outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}
