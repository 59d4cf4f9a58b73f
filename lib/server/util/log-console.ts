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

const findError = (values: readonly unknown[]): Error | undefined =>
  values.find((value) => value instanceof Error);

/**
 * Redirects `console` and Node's warnings to the log, one JSON line each. Next reports errors of pages and routes through
 * `console`.
 */
export function logConsole(log: Pick<Logger, 'debug' | 'error' | 'info' | 'warn'>): void {
  for (const [method, level] of Object.entries(LEVELS) as [
    keyof typeof LEVELS,
    'debug' | 'error' | 'info' | 'warn',
  ][])
    Object.assign(console, {
      [method]: (...values: unknown[]) => {
        const err = findError(values);
        const text = format(...values.map((value) => (value instanceof Error ? value.message : value)));
        log[level](err ? { err } : {}, text);
      },
    });
  // Node's own listener writes to standard error.
  process.removeAllListeners('warning');
  process.on('warning', (warning) => log.warn({ err: warning }, warning.message));
}
