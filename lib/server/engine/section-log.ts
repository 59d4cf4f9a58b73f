import 'server-only';

import type { Logger } from 'pino';

import { isProdManagerError } from '@/lib/prodmanager/index';
import type { Section, SectionName, SourceProblem } from '@/lib/status/types';

import type { BadRow } from './read-list';

const MOST_REMEMBERED = 1_000;

/** Tells the log of sections lost and found again, and of rows left out: each once, not with every refresh. */
export class SectionLog {
  readonly #log: Logger;
  readonly #sourcePath: string;
  readonly #told = new Set<string>();

  /** @param sourcePath - what the source's address has before the paths that errors name. */
  constructor(log: Logger, sourcePath = '') {
    this.#log = log;
    this.#sourcePath = sourcePath;
  }

  /** Rows that could not be used. */
  badRows(section: SectionName, rows: readonly BadRow[]): void {
    for (const { problem } of rows) {
      const key = `${section}: ${problem}`;
      if (this.#told.has(key) || this.#told.size >= MOST_REMEMBERED) continue;
      this.#told.add(key);
      this.#log.warn({ section, problem }, 'row left out');
    }
  }

  /** A section was read. */
  read(section: SectionName, before: Section<unknown>): void {
    if (before.state === 'fresh') return;
    this.#log.info({ section }, before.state === 'unavailable' ? 'read' : 'reads again');
  }

  /** A section could not be read. */
  failed(section: SectionName, before: Section<unknown>, problem: SourceProblem, error: unknown): void {
    if (before.problem === problem) return;
    const message = error instanceof Error ? error.message : 'unknown';
    const path = isProdManagerError(error) && error.path !== null ? this.#sourcePath + error.path : undefined;
    this.#log.warn({ section, problem, error: message, path }, 'cannot be read');
  }
}
