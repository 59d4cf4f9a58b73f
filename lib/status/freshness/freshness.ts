import type { Ages, SectionName, SourceProblem } from '../model/types';
import type { BoardSummary } from '../verdict/board-summary';

/** `live`: younger than two intervals. `delayed`: two to five intervals. `unknown`: older, or of unknown age. */
export type FreshnessWord = 'live' | 'delayed' | 'unknown';

/** The age of data, and why it is not live. */
export interface Freshness {
  readonly word: FreshnessWord;
  /** Null if it was never read, or if the age is unknown. */
  readonly ageSeconds: number | null;
  readonly problem: SourceProblem | null;
}

export interface FreshnessInput {
  readonly ageSeconds: number | null;
  /** The current polling interval, in seconds. */
  readonly intervalSeconds: number;
  /** True if the source's rate limit makes the interval longer than configured. */
  readonly isSlowed: boolean;
  readonly problem: SourceProblem | null;
}

/** Age in intervals from which data is delayed. */
export const DELAYED_AFTER_INTERVALS = 2;
/** Age in intervals from which the state is unknown. */
export const UNKNOWN_AFTER_INTERVALS = 5;

/** The freshness of data. It is never live while the source's rate limit slows the board. */
export function toFreshness({ ageSeconds, intervalSeconds, isSlowed, problem }: FreshnessInput): Freshness {
  const reason = problem ?? (isSlowed ? 'slowed' : null);
  if (ageSeconds === null || ageSeconds >= UNKNOWN_AFTER_INTERVALS * intervalSeconds) {
    return { word: 'unknown', ageSeconds, problem: reason };
  }
  if (isSlowed || ageSeconds >= DELAYED_AFTER_INTERVALS * intervalSeconds) {
    return { word: 'delayed', ageSeconds, problem: reason };
  }
  // A single failed read is no problem yet: the data is as young as usual.
  return { word: 'live', ageSeconds, problem: null };
}

const WORST_LAST: readonly FreshnessWord[] = ['live', 'delayed', 'unknown'];

/** The worst freshness: by word, then by age. */
export function worstFreshness(first: Freshness, ...others: readonly Freshness[]): Freshness {
  return others.reduce((worst, next) => {
    const difference = WORST_LAST.indexOf(next.word) - WORST_LAST.indexOf(worst.word);
    if (difference !== 0) return difference > 0 ? next : worst;
    return (next.ageSeconds ?? Infinity) > (worst.ageSeconds ?? Infinity) ? next : worst;
  }, first);
}

/** Freshness of a board by section. */
export interface BoardFreshness {
  /** Of monitors, scopes and services, which the verdict is derived from. */
  readonly freshness: Freshness;
  /** Freshness of one section. */
  readonly freshnessOf: (name: SectionName) => Freshness;
}

export function toBoardFreshness(
  { intervalSeconds, isSlowed, sections }: Pick<BoardSummary, 'intervalSeconds' | 'isSlowed' | 'sections'>,
  ages: Ages,
): BoardFreshness {
  const freshnessOf = (name: SectionName): Freshness =>
    toFreshness({ ageSeconds: ages[name], intervalSeconds, isSlowed, problem: sections[name].problem });
  return {
    freshness: worstFreshness(freshnessOf('monitors'), freshnessOf('scopes'), freshnessOf('services')),
    freshnessOf,
  };
}
