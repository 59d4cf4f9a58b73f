import { useView, type InitialView, type LiveView } from '@/lib/browser/use-view';
import type { BoardFacts } from '@/lib/status/board-facts';
import { toFreshness, worstFreshness, type Freshness } from '@/lib/status/freshness';
import type { SectionName } from '@/lib/status/types';

/** A page as this screen knows it now, with how far each part of it can be believed. */
export interface LiveBoard<View extends BoardFacts> extends LiveView<View> {
  /** Of the monitors and their places: what the verdict is derived from. */
  readonly freshness: Freshness;
  /** Of one section. */
  readonly freshnessOf: (name: SectionName) => Freshness;
}

/** Keeps a page current (see `useView`), and tells how far it can be believed. */
export function useLiveBoard<View extends BoardFacts>(initial: InitialView<View>): LiveBoard<View> {
  const live = useView(initial);
  const { intervalSeconds, isSlowed, sections } = live.view;
  const freshnessOf = (name: SectionName): Freshness =>
    toFreshness({
      ageSeconds: live.ages[name],
      intervalSeconds,
      isSlowed,
      problem: sections[name].problem,
    });
  const freshness = worstFreshness(freshnessOf('monitors'), freshnessOf('scopes'), freshnessOf('services'));
  return { ...live, freshness, freshnessOf };
}
