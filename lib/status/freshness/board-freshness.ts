import type { BoardSummary } from '../verdict/board-facts';
import { toFreshness, worstFreshness, type Freshness } from './freshness';
import type { Ages, SectionName } from '../model/types';

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
