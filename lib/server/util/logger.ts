import 'server-only';

import { pino, type Logger } from 'pino';

import { getConfig } from '../config/config';

let logger: Logger | undefined;

/** The process's log: one JSON line an entry on standard output, at `LOG_LEVEL` and above. */
export function getLogger(): Logger {
  logger ??= pino({ level: getConfig().LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return logger;
}
