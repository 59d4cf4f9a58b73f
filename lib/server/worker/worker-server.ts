import 'server-only';

import { randomUUID, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** Handles requests: Next, or a test. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Handles requests to upgrade a connection; returns false to reject one. */
export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;

/** Where the worker's server listens, and the secret that requests to it must carry. */
export interface WorkerAddress {
  readonly at: { readonly socketPath: string } | { readonly host: string; readonly port: number };
  readonly secret: string;
}

/** The HTTP server of the worker. */
export interface WorkerServer {
  readonly address: WorkerAddress;
  /** Stops listening and closes all connections. */
  close(): Promise<void>;
}

/** The header with the secret. The edge removes `x-board-*` headers from the requests of clients. */
export const SECRET_HEADER = 'x-board-secret';

const LOOPBACK = '127.0.0.1';
/** More than the edge accepts, because it adds headers. */
const HEADERS_LIMIT_BYTES = 262_144;

/** An abstract socket on Linux, a port elsewhere: neither leaves a file behind if the process is killed. */
const toListenOptions = () =>
  process.platform === 'linux'
    ? { path: `\0prodmanager-dashboard-${randomUUID()}` }
    : { host: LOOPBACK, port: 0 };

/** Returns a function that checks the secret of a request and removes the header. */
function createSecretCheck(secret: string): (request: IncomingMessage) => boolean {
  const expected = Buffer.from(secret);
  return ({ headers }) => {
    const actual = Buffer.from(headers[SECRET_HEADER]?.toString() ?? '');
    delete headers[SECRET_HEADER];
    return actual.length === expected.length && timingSafeEqual(actual, expected);
  };
}

/** Serves the edge only: other users of the machine can connect, but do not know the secret. */
export async function serveWorker(handler: RequestHandler, upgrade?: UpgradeHandler): Promise<WorkerServer> {
  const secret = randomUUID();
  const isFromEdge = createSecretCheck(secret);
  const server = createServer({ maxHeaderSize: HEADERS_LIMIT_BYTES }, (request, response) => {
    if (isFromEdge(request)) handler(request, response).catch(() => response.destroy());
    else response.writeHead(403).end();
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (!upgrade || !isFromEdge(request) || !upgrade(request, socket, head)) socket.destroy();
  });
  // The edge sets the time limits: if this side closed an idle connection, it could do so while the edge sends a request.
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
