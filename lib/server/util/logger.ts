import 'server-only';

import { pino, type Logger } from 'pino';

// Pages, routes and the server are bundled apart: what they share hangs on globalThis.
const KEY = Symbol.for('prodmanager-dashboard.logger');
const shared = globalThis as { [KEY]?: Logger };

/** The log of this thread: one JSON line an entry on standard output. Its level is `info` until {@link setLogLevel} changes it. */
export function getLogger(): Logger {
  shared[KEY] ??= pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return shared[KEY];
}

/** Changes the lowest level that is written, for everything that holds the log already, too. */
export function setLogLevel(level: string): void {
  getLogger().level = level;
}
