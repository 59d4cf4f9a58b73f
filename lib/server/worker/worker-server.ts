import 'server-only';

import { randomUUID, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** Whatever renders: Next, or a test's own handler. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Takes over a connection that a browser wants to use for something else than HTTP; false where it does not. */
export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;

/** Where a handler answers, and the secret without which it does not. */
export interface WorkerAddress {
  readonly at: { readonly socketPath: string } | { readonly host: string; readonly port: number };
  readonly secret: string;
}

/** A handler that answers the front of this process. */
export interface WorkerServer {
  readonly address: WorkerAddress;
  /** Stops listening and breaks off what is under way. */
  close(): Promise<void>;
}

/** Carries the secret. The front drops headers that begin so from the requests of others. */
export const SECRET_HEADER = 'x-board-secret';

const LOOPBACK = '127.0.0.1';
// More than the front takes: it adds to what it passes on.
const HEADERS_LIMIT_BYTES = 262_144;

/** On Linux an abstract socket, elsewhere a port: neither is a file, so nothing is left of them when the process is killed. */
const toListenOptions = () =>
  process.platform === 'linux'
    ? { path: `\0prodmanager-dashboard-${randomUUID()}` }
    : { host: LOOPBACK, port: 0 };

function createCheck(secret: string): (request: IncomingMessage) => boolean {
  const wanted = Buffer.from(secret);
  return ({ headers }) => {
    const given = Buffer.from(headers[SECRET_HEADER]?.toString() ?? '');
    delete headers[SECRET_HEADER];
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  };
}

/** Serves a handler to whoever knows the secret of its address: other users of the machine could connect, too. */
export async function serveWorker(handler: RequestHandler, upgrade?: UpgradeHandler): Promise<WorkerServer> {
  const secret = randomUUID();
  const isFront = createCheck(secret);
  const server = createServer({ maxHeaderSize: HEADERS_LIMIT_BYTES }, (request, response) => {
    if (isFront(request)) handler(request, response).catch(() => response.destroy());
    else response.writeHead(403).end();
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (!upgrade || !isFront(request) || !upgrade(request, socket, head)) socket.destroy();
  });
  // How long anything may take is for the front to say: if this hung up first, it would do so while something is asked.
  server.keepAliveTimeout = 0;
  server.headersTimeout = 0;
  server.requestTimeout = 0;
  const options = toListenOptions();
  server.listen(options);
  await once(server, 'listening');
  const at = options.path
    ? { socketPath: options.path }
    : { host: LOOPBACK, port: (server.address() as AddressInfo).port };
  return {
    address: { at, secret },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
