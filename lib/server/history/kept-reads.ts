import 'server-only';

import { LRUCache } from 'lru-cache';

import type { SourceProblem } from '@/lib/status/types';

import type { Clock } from '../clock';
import { toSourceProblem } from '../problem';

/** What was read, with when it was asked for in epoch milliseconds; or why it could not be. */
export type HistoryRead<T> =
  | { readonly state: 'read'; readonly value: T; readonly readAtMs: number }
  | { readonly state: 'unavailable'; readonly problem: SourceProblem };

interface Kept<T> {
  readonly read: HistoryRead<T>;
  /** On the clock that never jumps. */
  readonly untilMs: number;
}

const READ_LIFETIME_MS = 60_000;
// A source that fails is not asked by everybody at once, and soon again.
const FAILURE_LIFETIME_MS = 5_000;
const MAX_ENTRIES = 200;
const MAX_CHARACTERS = 8 * 1_024 * 1_024;

/** Reads of one kind: kept for a minute, each asked for only once at a time, and the oldest forgotten for the newest. */
export class KeptReads<T> {
  readonly #clock: Clock;
  readonly #kept = new LRUCache<string, Kept<T>>({
    max: MAX_ENTRIES,
    maxSize: MAX_CHARACTERS,
    sizeCalculation: ({ read }) => JSON.stringify(read).length,
  });
  readonly #underWay = new Map<string, Promise<HistoryRead<T>>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How many are kept. */
  get size(): number {
    return this.#kept.size;
  }

  /** What is kept by this key, or what `ask` finds now; never rejects. */
  read(key: string, ask: () => Promise<T>): Promise<HistoryRead<T>> {
    const kept = this.#kept.get(key);
    if (kept && kept.untilMs > this.#clock.elapsed()) return Promise.resolve(kept.read);
    const underWay = this.#underWay.get(key) ?? this.#ask(key, ask);
    this.#underWay.set(key, underWay);
    return underWay;
  }

  async #ask(key: string, ask: () => Promise<T>): Promise<HistoryRead<T>> {
    const readAtMs = this.#clock.now();
    const read = await ask().then(
      (value): HistoryRead<T> => ({ state: 'read', value, readAtMs }),
      (error: unknown): HistoryRead<T> => ({ state: 'unavailable', problem: toSourceProblem(error) }),
    );
    const lifetimeMs = read.state === 'read' ? READ_LIFETIME_MS : FAILURE_LIFETIME_MS;
    this.#kept.set(key, { read, untilMs: this.#clock.elapsed() + lifetimeMs });
    this.#underWay.delete(key);
    return read;
  }
}
