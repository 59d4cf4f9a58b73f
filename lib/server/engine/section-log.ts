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
    for (const { problem } of rows) this.#once(section, problem, 'row left out');
  }

  /** What else of a section could not be read. */
  remarks(section: SectionName, remarks: readonly string[]): void {
    for (const problem of remarks) this.#once(section, problem, 'read in part');
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

  /** A section was read from what a cache kept for so long. */
  kept(section: SectionName, before: Section<unknown>, ageMs: number): void {
    if (before.problem === 'bad-answer') return;
    const ageSeconds = Math.round(ageMs / 1_000);
    const why = 'a cache on the way to the source answers, or the clock of the source stands still';
    this.#log.warn({ section, problem: 'bad-answer', ageSeconds, error: why }, 'cannot be read');
  }

  #once(section: SectionName, problem: string, message: string): void {
    const key = `${section}: ${problem}`;
    if (this.#told.has(key) || this.#told.size >= MOST_REMEMBERED) return;
    this.#told.add(key);
    this.#log.warn({ section, problem }, message);
  }
}
