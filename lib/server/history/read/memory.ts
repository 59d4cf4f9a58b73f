import { LRUCache } from 'lru-cache';

import type { Clock } from '../../util/clock';

/** Returns what was loaded for a key before, or loads it. What it returns must not be changed. */
export type Remember = <T>(key: string, load: () => Promise<T>) => Promise<T>;

/** Remembers nothing. */
export const FORGET: Remember = (_, load) => load();

const MAX_ENTRIES = 40;
/** Days that are over change only if a change arrives late. */
const TTL_MS = 10 * 60_000;

/** Remembers sums of days that are over, for ten minutes. A load that fails is not remembered. */
export function createMemory(clock: Clock): Remember {
  const known = new LRUCache<string, { readonly atMs: number; readonly value: Promise<unknown> }>({
    max: MAX_ENTRIES,
  });
  return <T>(key: string, load: () => Promise<T>) => {
    const found = known.get(key);
    // Each key is used by one kind of load only.
    if (found && clock.elapsed() - found.atMs < TTL_MS) return found.value as Promise<T>;
    const value = load();
    known.set(key, { atMs: clock.elapsed(), value });
    value.catch(() => known.delete(key));
    return value;
  };
}
