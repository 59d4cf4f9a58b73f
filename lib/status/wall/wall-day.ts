import { worstOf } from '../history/tally';
import type { Tally, TallyState } from '../history/types';

/** The letter of each state. */
const LETTERS = {
  alert: 'a',
  warning: 'w',
  maintenance: 'm',
  ok: 'o',
  unobserved: 'u',
} as const satisfies Readonly<Record<TallyState, string>>;

/** The letter of an hour of which nothing is recorded. */
const NO_HOUR = '-';

/**
 * An hour as a letter: the first one of its worst state, in upper case if a part of it was not observed. `u` if nothing was observed, `-` if
 * nothing is recorded.
 */
export function toHour(tally: Tally | null): string {
  const state = tally && worstOf(tally);
  if (!state) return NO_HOUR;
  const letter = LETTERS[state];
  return state !== 'unobserved' && tally.unobserved > 0 ? letter.toUpperCase() : letter;
}

/** The last 24 hours of the services of a view. */
export interface WallDay {
  /** Up to when the last hour is accounted, epoch milliseconds. */
  readonly until: number;
  /** 24 letters of {@link toHour} by service id; the last one is of the present hour. */
  readonly services: Readonly<Record<number, string>>;
}
