import { LRUCache } from 'lru-cache';

import type { Clock } from '../../util/clock';

/** Returns what was loaded for a key before, or loads it. What it returns must not be changed. */
export type Remember = <T>(key: string, load: () => Promise<T>) => Promise<T>;

/** Remembers nothing. */
export const FORGET: Remember = (_, load) => load();

/** How much is remembered, and for how long. */
interface MemoryOptions {
  readonly maxEntries: number;
  readonly ttlMs: number;
}

/** For sums of days that are over, which change only if a change arrives late. */
export const OVER: MemoryOptions = { maxEntries: 40, ttlMs: 10 * 60_000 };

/** For what pages show: it is accounted every five minutes, and pages are rendered every few seconds. */
export const SHOWN: MemoryOptions = { maxEntries: 200, ttlMs: 60_000 };

/** Remembers what is loaded. A load that fails is not remembered. */
export function createMemory(clock: Clock, { maxEntries, ttlMs }: MemoryOptions): Remember {
  const known = new LRUCache<string, { readonly atMs: number; readonly value: Promise<unknown> }>({
    max: maxEntries,
  });
  return <T>(key: string, load: () => Promise<T>) => {
    const found = known.get(key);
    // Each key is used by one kind of load only.
    if (found && clock.elapsed() - found.atMs < ttlMs) return found.value as Promise<T>;
    const value = load();
    known.set(key, { atMs: clock.elapsed(), value });
    value.catch(() => known.delete(key));
    return value;
  };
}
