import { request as sendRequest, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { withSecret } from './worker-client';
import type { WorkerAddress } from '../worker/worker-server';

const toHeaderLines = (rawHeaders: readonly string[]): string =>
  rawHeaders
    .flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1] ?? ''}\r\n`] : []))
    .join('');

/** Returns an `upgrade` listener that connects browsers with the worker: pages of `next dev` use a WebSocket. */
export function passUpgrade({ at, secret }: WorkerAddress) {
  return (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    const { url: path, method, rawHeaders } = request;
    const toWorker = sendRequest({ ...at, path, method, headers: withSecret(rawHeaders, secret) });
    toWorker.on('error', () => socket.destroy());
    toWorker.on('response', (response) => {
      response.resume();
      socket.end(`HTTP/1.1 ${response.statusCode ?? 502}\r\nConnection: close\r\n\r\n`);
    });
    toWorker.on('upgrade', (response, workerSocket, workerHead) => {
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${toHeaderLines(response.rawHeaders)}\r\n`);
      socket.write(workerHead);
      workerSocket.write(head);
      // Fails as soon as one side disconnects.
      void pipeline(socket, workerSocket, socket).catch(() => undefined);
    });
    toWorker.end();
  };
}
