import 'server-only';

import type { RateLimits } from '../http/rate-limits';

/** What all instances together may ask the source for on behalf of visitors, counted in requests. */
export interface SharedBudget {
  /**
   * Takes one request; false, and nothing taken, where none is left.
   *
   * @param reserve - what the source's rate limit leaves for visitors in the present window; null where no limit is known.
   */
  take(reserve: Reserve | null): Promise<boolean>;
  /** Counts a request that was sent before anything was known of the window that it belongs to. */
  note(reserve: Reserve): Promise<void>;
}

/** A part of a window of the source's rate limit. */
export interface Reserve {
  readonly requests: number;
  readonly secondsLeft: number;
}

const MINUTE_SECONDS = 60;
const A_MINUTE = 60;
const KEY = 'source';

/** Counts in the place where all limits count: shared through Redis where there is one, and in this process otherwise. */
export function openSharedBudget(limits: Pick<RateLimits, 'openCounter'>): SharedBudget {
  const minute = limits.openCounter('archive-minute', MINUTE_SECONDS);
  const window = limits.openCounter('archive-window', MINUTE_SECONDS);
  return {
    note: async ({ secondsLeft }) => {
      await window.add(KEY, secondsLeft);
    },
    take: async (reserve) => {
      if ((await minute.add(KEY)) > A_MINUTE) {
        await minute.remove(KEY);
        return false;
      }
      // The count ends with the window of the source, so it starts from nothing in the next.
      if (!reserve || (await window.add(KEY, reserve.secondsLeft)) <= reserve.requests) return true;
      await Promise.all([window.remove(KEY), minute.remove(KEY)]);
      return false;
    },
  };
}
