import 'server-only';

import type { Logger } from 'pino';

import { isProdManagerError } from '@/lib/prodmanager/index';
import type { ItemFlaw, Section, SectionName, SourceProblem } from '@/lib/status/model/types';

import type { BadRow } from './rows/read-row';

const MOST_REMEMBERED = 1_000;

/** Tells the log of sections lost and found again, and of what could not be read of them: each once, and once when it is over. */
export class SectionLog {
  readonly #log: Logger;
  readonly #sourcePath: string;
  readonly #told = new Map<SectionName, ReadonlyMap<string, object>>();

  /** @param sourcePath - what the source's address has before the paths that errors name. */
  constructor(log: Logger, sourcePath = '') {
    this.#log = log;
    this.#sourcePath = sourcePath;
  }

  /** What of a section could not be read just now: rows that are in no list, and parts of those that are. */
  flaws(
    section: SectionName,
    items: readonly { readonly id: number; readonly flaws?: readonly ItemFlaw[] }[],
    bad: readonly BadRow[],
    remarks: readonly string[],
  ): void {
    const found = new Map<string, object>();
    const add = (flaw: object): void => {
      if (found.size < MOST_REMEMBERED) found.set(JSON.stringify(flaw), flaw);
    };
    for (const { problem } of bad) add({ kind: 'row', problem });
    for (const problem of remarks) add({ kind: 'state', problem });
    for (const { id, flaws = [] } of items) {
      for (const { kind, field, problem } of flaws) add({ kind, id, field, problem });
    }
    const told = this.#told.get(section) ?? new Map<string, object>();
    for (const [key, flaw] of found) {
      if (!told.has(key)) this.#log.warn({ section, ...flaw }, 'cannot be read in full');
    }
    for (const [key, flaw] of told) {
      if (!found.has(key)) this.#log.info({ section, ...flaw }, 'no longer unreadable');
    }
    this.#told.set(section, found);
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
}
