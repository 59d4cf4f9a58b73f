import 'server-only';

import { request as ask, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { withSecret } from './worker-client';
import type { WorkerAddress } from '../worker/worker-server';

const toLines = (rawHeaders: readonly string[]): string =>
  rawHeaders
    .flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1] ?? ''}\r\n`] : []))
    .join('');

/** Connects a browser that asks for another protocol, as a page under development does, with the handler. */
export function passUpgrade({ at, secret }: WorkerAddress) {
  return (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    const { url: path, method, rawHeaders } = request;
    const question = ask({ ...at, path, method, headers: withSecret(rawHeaders, secret) });
    question.on('error', () => socket.destroy());
    question.on('response', (answer) => {
      answer.resume();
      socket.end(`HTTP/1.1 ${answer.statusCode ?? 502}\r\nConnection: close\r\n\r\n`);
    });
    question.on('upgrade', (answer, inner, innerHead) => {
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${toLines(answer.rawHeaders)}\r\n`);
      socket.write(innerHead);
      inner.write(head);
      // Whichever side hangs up first breaks the other pipe off.
      void pipeline(socket, inner, socket).catch(() => undefined);
    });
    question.end();
  };
}
