import 'server-only';

import { LRUCache } from 'lru-cache';

import type { SourceProblem } from '@/lib/status/model/types';

import type { Clock } from '../util/clock';
import { toSourceProblem } from '../poller/source/source-problem';

/** What was read, with when it was asked for in epoch milliseconds; or why it could not be. */
export type ArchiveRead<T> =
  | { readonly state: 'read'; readonly value: T; readonly readAtMs: number }
  | { readonly state: 'unavailable'; readonly problem: SourceProblem };

interface Kept<T> {
  readonly read: ArchiveRead<T>;
  /** On the clock that never jumps. */
  readonly untilMs: number;
}

const READ_LIFETIME_MS = 60_000;
// A source that fails is not asked by everybody at once, and soon again.
const FAILURE_LIFETIME_MS = 5_000;
const MAX_ENTRIES = 200;
const MAX_CHARACTERS = 8 * 1_024 * 1_024;

/** Reads of one kind: kept for a minute, each asked for only once at a time, and the oldest forgotten for the newest. */
export class ReadCache<T> {
  readonly #clock: Clock;
  readonly #kept = new LRUCache<string, Kept<T>>({
    max: MAX_ENTRIES,
    maxSize: MAX_CHARACTERS,
    sizeCalculation: ({ read }) => JSON.stringify(read).length,
  });
  readonly #underWay = new Map<string, Promise<ArchiveRead<T>>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How many are kept. */
  get size(): number {
    return this.#kept.size;
  }

  /** Forgets everything: what is asked for from now on is read anew, and what is being read is kept no more. */
  forget(): void {
    this.#kept.clear();
    this.#underWay.clear();
  }

  /** What is kept by this key, or what `ask` finds now; never rejects. */
  read(key: string, ask: () => Promise<T>): Promise<ArchiveRead<T>> {
    const kept = this.#kept.get(key);
    if (kept && kept.untilMs > this.#clock.elapsed()) return Promise.resolve(kept.read);
    const underWay = this.#underWay.get(key);
    if (underWay) return underWay;
    const asked = this.#ask(ask);
    this.#underWay.set(key, asked);
    return asked.then((read) => {
      // Not where everything was forgotten meanwhile: it may be what was true before.
      if (this.#underWay.get(key) === asked) this.#keep(key, read);
      return read;
    });
  }

  #keep(key: string, read: ArchiveRead<T>): void {
    const lifetimeMs = read.state === 'read' ? READ_LIFETIME_MS : FAILURE_LIFETIME_MS;
    this.#kept.set(key, { read, untilMs: this.#clock.elapsed() + lifetimeMs });
    this.#underWay.delete(key);
  }

  async #ask(ask: () => Promise<T>): Promise<ArchiveRead<T>> {
    const readAtMs = this.#clock.now();
    return ask().then(
      (value): ArchiveRead<T> => ({ state: 'read', value, readAtMs }),
      (error: unknown): ArchiveRead<T> => ({ state: 'unavailable', problem: toSourceProblem(error) }),
    );
  }
}
