import type { RateLimits } from '../http/rate-limits';

/** The requests that the archives of all instances may send together. */
export interface SharedBudget {
  /**
   * Takes one request; false, and nothing taken, if none is left.
   *
   * @param reserve The reserve of the current rate limit window; null if no limit is known.
   */
  take(reserve: Reserve | null): Promise<boolean>;
  /** Counts a request that was sent before its rate limit window was known. */
  note(reserve: Reserve): Promise<void>;
}

/** The requests of a rate limit window that are reserved for the archive. */
export interface Reserve {
  readonly requests: number;
  readonly secondsLeft: number;
}

const MINUTE_SECONDS = 60;
const MAX_PER_MINUTE = 60;
const KEY = 'source';

/** Creates a budget that is counted in Redis if there is one, and in this process otherwise. */
export function openSharedBudget(limits: Pick<RateLimits, 'openCounter'>): SharedBudget {
  const minute = limits.openCounter('archive-minute', MINUTE_SECONDS);
  const window = limits.openCounter('archive-window', MINUTE_SECONDS);
  return {
    note: async ({ secondsLeft }) => {
      await window.add(KEY, secondsLeft);
    },
    take: async (reserve) => {
      if ((await minute.add(KEY)) > MAX_PER_MINUTE) {
        await minute.remove(KEY);
        return false;
      }
      // The count expires with the window.
      if (!reserve || (await window.add(KEY, reserve.secondsLeft)) <= reserve.requests) return true;
      await Promise.all([window.remove(KEY), minute.remove(KEY)]);
      return false;
    },
  };
}
