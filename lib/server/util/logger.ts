import { pino, type Logger } from 'pino';

// Next bundles pages, routes and the server separately, so they share the logger through globalThis.
const KEY = Symbol.for('prodmanager-dashboard.logger');
const shared = globalThis as { [KEY]?: Logger };

/** The logger of this thread: one JSON line per entry on standard output, level `info` until {@link setLogLevel}. */
export function getLogger(): Logger {
  shared[KEY] ??= pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return shared[KEY];
}

/** Changes the level of {@link getLogger}'s logger, for those who hold it already too. */
export function setLogLevel(level: string): void {
  getLogger().level = level;
}
