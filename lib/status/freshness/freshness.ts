import type { SourceProblem } from '../model/types';

/** The three words for data: younger than twice the interval, two to five times, older or of unknown age. */
export type FreshnessWord = 'live' | 'delayed' | 'unknown';

/** How far a piece of the board can be believed, and why not further. */
export interface Freshness {
  readonly word: FreshnessWord;
  /** Null where it was never read, or where that is not known. */
  readonly ageSeconds: number | null;
  readonly problem: SourceProblem | null;
}

/** What freshness is derived from. */
export interface FreshnessInput {
  readonly ageSeconds: number | null;
  /** The interval in force, in seconds. */
  readonly intervalSeconds: number;
  /** True when the source's rate limit makes the interval longer than configured. */
  readonly isSlowed: boolean;
  readonly problem: SourceProblem | null;
}

const DELAYED_AFTER_INTERVALS = 2;
const UNKNOWN_AFTER_INTERVALS = 5;

/** How far data of some age can be believed. A board slowed by its source is never called live. */
export function toFreshness({ ageSeconds, intervalSeconds, isSlowed, problem }: FreshnessInput): Freshness {
  const reason = problem ?? (isSlowed ? 'slowed' : null);
  if (ageSeconds === null || ageSeconds >= UNKNOWN_AFTER_INTERVALS * intervalSeconds) {
    return { word: 'unknown', ageSeconds, problem: reason };
  }
  if (isSlowed || ageSeconds >= DELAYED_AFTER_INTERVALS * intervalSeconds) {
    return { word: 'delayed', ageSeconds, problem: reason };
  }
  // A read that failed once is not yet news: the data is as young as a healthy board's.
  return { word: 'live', ageSeconds, problem: null };
}

const WORST_LAST: readonly FreshnessWord[] = ['live', 'delayed', 'unknown'];

/** The worst of some freshnesses: worst word first, then the greatest age. */
export function worstFreshness(first: Freshness, ...others: readonly Freshness[]): Freshness {
  return others.reduce((worst, next) => {
    const difference = WORST_LAST.indexOf(next.word) - WORST_LAST.indexOf(worst.word);
    if (difference !== 0) return difference > 0 ? next : worst;
    return (next.ageSeconds ?? Infinity) > (worst.ageSeconds ?? Infinity) ? next : worst;
  }, first);
}
