import type { BoardSummary } from '../verdict/board-facts';
import { toFreshness, worstFreshness, type Freshness } from './freshness';
import type { Ages, SectionName } from '../model/types';

/** How far each part of a board can be believed. */
export interface BoardFreshness {
  /** Of the monitors and their places: what the verdict is derived from. */
  readonly freshness: Freshness;
  /** Of one section. */
  readonly freshnessOf: (name: SectionName) => Freshness;
}

/** How far a board of these ages can be believed. */
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
