import type { Logger } from 'pino';

import { isProdManagerError } from '@/lib/prodmanager/index';
import type { ItemFlaw, Section, SectionName, SourceProblem } from '@/lib/status/model/types';

import { toNextStep } from '../util/next-step';
import type { BadRow } from './rows/parse-row';

const MAX_FLAWS = 1_000;
const MAX_ERRORS = 100;

/** Logs when a section fails or recovers, and which parts of it cannot be read. Logs each change only once. */
export class SectionLog {
  readonly #log: Logger;
  readonly #sourcePath: string;
  readonly #logged = new Map<SectionName, ReadonlyMap<string, object>>();

  /** @param sourcePath The path of the source's address, to put before the paths in errors. */
  constructor(log: Logger, sourcePath = '') {
    this.#log = log;
    this.#sourcePath = sourcePath;
  }

  /** Logs flaws that are new, and those that are gone. */
  flaws(
    section: SectionName,
    items: readonly { readonly id: number; readonly flaws?: readonly ItemFlaw[] }[],
    bad: readonly BadRow[],
    remarks: readonly string[],
  ): void {
    const found = new Map<string, object>();
    const add = (flaw: object): void => {
      if (found.size < MAX_FLAWS) found.set(JSON.stringify(flaw), flaw);
    };
    for (const { problem } of bad) add({ kind: 'row', problem });
    for (const problem of remarks) add({ kind: 'state', problem });
    for (const { id, flaws = [] } of items) {
      for (const { kind, field, problem } of flaws) add({ kind, id, field, problem });
    }
    const logged = this.#logged.get(section) ?? new Map<string, object>();
    for (const [key, flaw] of found) {
      if (!logged.has(key)) this.#log.warn({ section, ...flaw }, 'cannot be read in full');
    }
    for (const [key, flaw] of logged) {
      if (!found.has(key)) this.#log.info({ section, ...flaw }, 'no longer unreadable');
    }
    this.#logged.set(section, found);
  }

  /** Logs that a section was read for the first time, or again. */
  read(section: SectionName, before: Section<unknown>): void {
    if (before.state === 'fresh') return;
    this.#log.info({ section }, before.state === 'unavailable' ? 'read' : 'reads again');
  }

  /** Logs that a section could not be read. */
  failed(section: SectionName, before: Section<unknown>, problem: SourceProblem, error: unknown): void {
    if (before.problem === problem) return;
    const message = error instanceof Error ? error.message : 'unknown';
    const path = isProdManagerError(error) && error.path !== null ? this.#sourcePath + error.path : undefined;
    const nextStep = toNextStep(problem);
    this.#log.warn({ section, problem, error: message, path, nextStep }, 'cannot be read');
  }

  /** Logs that a cache answered instead of the source. */
  cached(section: SectionName, before: Section<unknown>, ageMs: number): void {
    if (before.problem === 'bad-answer') return;
    const ageSeconds = Math.round(ageMs / 1_000);
    const why = 'a cache on the way to the source answers, or the clock of the source stands still';
    const nextStep = toNextStep('bad-answer');
    this.#log.warn({ section, problem: 'bad-answer', ageSeconds, error: why, nextStep }, 'cannot be read');
  }
}

/** Logs unexpected errors, each kind once: a bug repeats with every refresh. */
export class ErrorLog {
  readonly #log: Pick<Logger, 'error'>;
  readonly #logged = new Set<string>();

  constructor(log: Pick<Logger, 'error'>) {
    this.#log = log;
  }

  /** @param message The log message. */
  note(error: unknown, message: string): void {
    const key = `${message}: ${String(error)}`;
    if (this.#logged.has(key) || this.#logged.size >= MAX_ERRORS) return;
    this.#logged.add(key);
    this.#log.error({ err: error }, message);
  }
}

/** Logs by how many minutes the configured time zone is wrong; null if it is right again. */
export function logTimeZone(log: Logger, timeZone: string, minutes: number | null): void {
  if (minutes === null) log.info({ timeZone }, 'the dates of the source fit PRODMANAGER_TIME_ZONE');
  else
    log.warn(
      { timeZone, minutes },
      'PRODMANAGER_TIME_ZONE is wrong: read in it, the dates of the source are this many minutes ahead of its clock',
    );
}
