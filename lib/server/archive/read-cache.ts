import { LRUCache } from 'lru-cache';

import type { SourceProblem } from '@/lib/status/model/types';

import { toSourceProblem } from '../poller/source/source-problem';
import type { Clock } from '../util/clock';

/** A value with the time of its request in epoch milliseconds, or why it could not be read. */
export type ArchiveRead<T> =
  | { readonly state: 'read'; readonly value: T; readonly readAtMs: number }
  | { readonly state: 'unavailable'; readonly problem: SourceProblem };

interface CachedRead<T> {
  readonly read: ArchiveRead<T>;
  /** On {@link Clock.elapsed}. */
  readonly expiresAtMs: number;
}

const READ_LIFETIME_MS = 60_000;
/** Failures are cached too, so that a failing source is not overrun. */
const FAILURE_LIFETIME_MS = 5_000;
const MAX_ENTRIES = 200;
const MAX_CHARACTERS = 8 * 1_024 * 1_024;

/** Caches reads for a minute. Concurrent reads of the same key share one request. */
export class ReadCache<T> {
  readonly #clock: Clock;
  readonly #cached = new LRUCache<string, CachedRead<T>>({
    max: MAX_ENTRIES,
    maxSize: MAX_CHARACTERS,
    sizeCalculation: ({ read }) => JSON.stringify(read).length,
  });
  readonly #pending = new Map<string, Promise<ArchiveRead<T>>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The number of cached reads. */
  get size(): number {
    return this.#cached.size;
  }

  /** Removes all reads. Pending ones will not be cached. */
  clear(): void {
    this.#cached.clear();
    this.#pending.clear();
  }

  /** Returns the cached read, or fetches it. Never rejects. */
  read(key: string, fetch: () => Promise<T>): Promise<ArchiveRead<T>> {
    const cached = this.#cached.get(key);
    if (cached && cached.expiresAtMs > this.#clock.elapsed()) return Promise.resolve(cached.read);
    const pending = this.#pending.get(key);
    if (pending) return pending;
    const request = this.#fetch(fetch);
    this.#pending.set(key, request);
    return request.then((read) => {
      // After clear(), the result may be outdated.
      if (this.#pending.get(key) === request) this.#store(key, read);
      return read;
    });
  }

  #store(key: string, read: ArchiveRead<T>): void {
    const lifetimeMs = read.state === 'read' ? READ_LIFETIME_MS : FAILURE_LIFETIME_MS;
    this.#cached.set(key, { read, expiresAtMs: this.#clock.elapsed() + lifetimeMs });
    this.#pending.delete(key);
  }

  async #fetch(fetch: () => Promise<T>): Promise<ArchiveRead<T>> {
    const readAtMs = this.#clock.now();
    return fetch().then(
      (value): ArchiveRead<T> => ({ state: 'read', value, readAtMs }),
      (error: unknown): ArchiveRead<T> => ({ state: 'unavailable', problem: toSourceProblem(error) }),
    );
  }
}
