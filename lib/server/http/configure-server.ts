import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';

/** Time limits of a connection, in milliseconds. */
export interface ConnectionLimits {
  /** Without a byte in either direction during a request: longer than the slowest rendering. */
  readonly silenceMs: number;
  /** For one response to be read by the client. */
  readonly writeMs: number;
}

/** The limits of a built board. */
export const LIMITS: ConnectionLimits = { silenceMs: 45_000, writeMs: 120_000 };

// Longer than the usual minute of load balancers: the client side must close idle connections first.
const KEEP_ALIVE_MS = 65_000;
const HEADERS_LIMIT_MS = 10_000;
const REQUEST_LIMIT_MS = 30_000;
const CHECK_MS = 5_000;
const HEADERS_LIMIT = 100;
// Twice the longest URL: `Referer` repeats it.
const HEADERS_LIMIT_BYTES = 81_920;
const SWEEP_MS = 100;
/** The share of file descriptors for connections; the rest is for files, the source, Redis and the worker. */
const DESCRIPTORS_SHARE = 0.75;
const MOST_CONNECTIONS = 20_000;

/** How many connections may wait to be accepted, so that the kernel rejects none when many arrive together. */
export const LISTEN_BACKLOG = 4_096;

function countDescriptors(): number {
  if (!process.report) return Infinity;
  // Resolving the names of all interfaces is slow.
  Object.assign(process.report, { excludeNetwork: true });
  const { userLimits } = process.report.getReport() as {
    readonly userLimits?: { readonly open_files?: { readonly soft?: unknown } };
  };
  const soft = Number(userLimits?.open_files?.soft);
  return Number.isFinite(soft) ? soft : Infinity;
}

/** Closes connections whose client reads a response too slowly, even if it reads a byte now and then. */
function closeSlowReaders(server: Server, writeMs: number): void {
  const seen = new Map<Socket, { written: number; sinceMs: number }>();
  server.on('connection', (socket) => {
    seen.set(socket, { written: 0, sinceMs: 0 });
    socket.once('close', () => seen.delete(socket));
  });
  const check = setInterval(
    () => {
      const nowMs = performance.now();
      for (const [socket, last] of seen) {
        const written = socket.bytesWritten - socket.writableLength;
        if (socket.writableLength === 0 || written !== last.written)
          seen.set(socket, { written, sinceMs: nowMs });
        else if (nowMs - last.sinceMs > writeMs) socket.destroy();
      }
    },
    Math.min(CHECK_MS, writeMs / 2),
  );
  check.unref();
  server.once('close', () => clearInterval(check));
}

/** Creates the public HTTP server, with limits on the time, size and number of its connections. */
export function createBoardServer({ silenceMs, writeMs }: ConnectionLimits = LIMITS): Server {
  const server = createServer({
    maxHeaderSize: HEADERS_LIMIT_BYTES,
    connectionsCheckingInterval: CHECK_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    headersTimeout: HEADERS_LIMIT_MS,
    requestTimeout: REQUEST_LIMIT_MS,
  });
  server.maxHeadersCount = HEADERS_LIMIT;
  server.timeout = silenceMs;
  server.maxConnections = Math.min(MOST_CONNECTIONS, Math.ceil(countDescriptors() * DESCRIPTORS_SHARE));
  // Idle connections make room for new ones.
  server.on('drop', () => server.closeIdleConnections());
  closeSlowReaders(server, writeMs);
  return server;
}

/** Closes each connection with its next response, so that clients and proxies open others elsewhere. */
export function stopKeepAlive(server: Server): void {
  // Before the listener that answers, which may do so at once.
  server.prependListener('request', (_request, response) => {
    response.shouldKeepAlive = false;
  });
}

/** Stops listening, and resolves when all pending responses have been sent and all connections are closed. */
export async function drainServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  // A connection that becomes idle after the close would stay open until its keep-alive timeout.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  server.closeIdleConnections();
  await closed;
  clearInterval(sweep);
}
