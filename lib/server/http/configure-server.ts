import 'server-only';

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';

/** How long a connection may take, in milliseconds. */
export interface ConnectionLimits {
  /** Without a byte in either direction while a request is read or answered: more than a rendering takes. */
  readonly silenceMs: number;
  /** For one answer to be taken by its reader, however steadily. */
  readonly writeMs: number;
}

const LIMITS: ConnectionLimits = { silenceMs: 45_000, writeMs: 120_000 };

// Longer than the minute after which common load balancers drop an idle connection: the side that asks must be the first to hang up.
const KEEP_ALIVE_MS = 65_000;
const HEADERS_LIMIT_MS = 10_000;
const REQUEST_LIMIT_MS = 30_000;
const CHECK_MS = 5_000;
const HEADERS_LIMIT = 100;
// Twice the longest address: a referrer repeats it.
const HEADERS_LIMIT_BYTES = 81_920;
const SWEEP_MS = 100;
/** What part of the descriptors of the process connections may use; the rest is for files, the source, Redis and the worker. */
const DESCRIPTORS_SHARE = 0.75;
const MOST_CONNECTIONS = 20_000;

/** How many connections may wait to be accepted: a crowd that comes at once must not be turned away by the machine. */
export const LISTEN_BACKLOG = 4_096;

function countDescriptors(): number {
  if (!process.report) return Infinity;
  // Looking up the names of all interfaces would take long.
  Object.assign(process.report, { excludeNetwork: true });
  const { userLimits } = process.report.getReport() as {
    readonly userLimits?: { readonly open_files?: { readonly soft?: unknown } };
  };
  const soft = Number(userLimits?.open_files?.soft);
  return Number.isFinite(soft) ? soft : Infinity;
}

/** Ends connections whose reader has taken no answer to its end for too long, though it takes a byte now and then. */
function watchWriting(server: Server, writeMs: number): void {
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

/**
 * Makes a server that waits for no one for ever: for a request, between two, or for a reader who does not read; and that takes no more
 * connections than the process has descriptors for.
 */
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
  // One that is idle makes room for the next that comes.
  server.on('drop', () => server.closeIdleConnections());
  watchWriting(server, writeMs);
  return server;
}

/** Stops listening, lets every answer that is under way end, and hangs up as soon as nothing is asked. */
export async function drainServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  // A connection whose last answer ended after the close would be kept alive for its whole time-out.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  server.closeIdleConnections();
  await closed;
  clearInterval(sweep);
}
