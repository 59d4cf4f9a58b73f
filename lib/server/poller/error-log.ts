import 'server-only';

import type { Logger } from 'pino';

const MOST_REMEMBERED = 100;

/** Tells the log of what was thrown where nothing should be: of each kind once, because it comes again with every refresh. */
export class ErrorLog {
  readonly #log: Pick<Logger, 'error'>;
  readonly #told = new Set<string>();

  constructor(log: Pick<Logger, 'error'>) {
    this.#log = log;
  }

  /** @param what What could not be done, in words for the log. */
  note(error: unknown, what: string): void {
    const key = `${what}: ${String(error)}`;
    if (this.#told.has(key) || this.#told.size >= MOST_REMEMBERED) return;
    this.#told.add(key);
    this.#log.error({ err: error }, what);
  }
}
