import 'server-only';

import { once } from 'node:events';
import type { Server } from 'node:http';

// Longer than the minute after which common load balancers drop an idle connection: the side that asks must be the first to hang up.
const KEEP_ALIVE_MS = 65_000;
const HEADERS_LIMIT_MS = 10_000;
const REQUEST_LIMIT_MS = 30_000;
const HEADERS_LIMIT = 100;
const SWEEP_MS = 100;

/** How many connections may wait to be accepted: a crowd that comes at once must not be turned away by the machine. */
export const LISTEN_BACKLOG = 4_096;

/** Sets how long a server waits for a request and between two, and how many headers it reads. */
export function configureServer(server: Server): void {
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = HEADERS_LIMIT_MS;
  server.requestTimeout = REQUEST_LIMIT_MS;
  server.maxHeadersCount = HEADERS_LIMIT;
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
