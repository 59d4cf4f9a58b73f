import 'server-only';

import { format } from 'node:util';

import type { Logger } from 'pino';

const LEVELS = {
  debug: 'debug',
  error: 'error',
  info: 'info',
  log: 'info',
  trace: 'debug',
  warn: 'warn',
} as const;

const findError = (given: readonly unknown[]): Error | undefined =>
  given.find((value) => value instanceof Error);

/**
 * Sends what libraries write to the console, and Node's warnings, to the log: one JSON line each, as everything else that the process
 * writes. Next reports every error of a page or route that way.
 */
export function logConsole(log: Pick<Logger, 'debug' | 'error' | 'info' | 'warn'>): void {
  for (const [method, level] of Object.entries(LEVELS) as [
    keyof typeof LEVELS,
    'debug' | 'error' | 'info' | 'warn',
  ][])
    Object.assign(console, {
      [method]: (...given: unknown[]) => {
        const err = findError(given);
        const text = format(...given.map((value) => (value instanceof Error ? value.message : value)));
        log[level](err ? { err } : {}, text);
      },
    });
  // Without a listener Node writes them to standard error.
  process.removeAllListeners('warning');
  process.on('warning', (warning) => log.warn({ err: warning }, warning.message));
}
