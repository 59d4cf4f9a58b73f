import { useEffect } from 'react';

import { useForbiddenSince } from '@/lib/browser/live/forbidden';
import { useSelfReload } from '@/lib/browser/live/use-self-reload';
import type { InitialView } from '@/lib/browser/live/aging-view';
import { useView, type LiveView, type ViewOptions } from '@/lib/browser/live/use-view';
import type { BoardSummary } from '@/lib/status/verdict/board-summary';
import { toBoardFreshness, type Freshness } from '@/lib/status/freshness/freshness';
import type { SectionName } from '@/lib/status/model/types';

/** The freshness of one section. Its age is that of the last render: what shows seconds counts on with `useMoment`. */
export interface SectionFreshness extends Freshness {
  readonly section: SectionName;
}

/** A page's current data with the freshness of the board and of each section. */
export interface LiveBoard<View extends BoardSummary> extends LiveView<View> {
  /** Of monitors, scopes and services, which the verdict is derived from. */
  readonly freshness: Freshness;
  readonly freshnessOf: (name: SectionName) => SectionFreshness;
}

/** Keeps a page current (see {@link useView}). Reloads it for a new build while the tab is hidden. */
export function useLiveBoard<View extends BoardSummary>(
  initial: InitialView<View>,
  options?: ViewOptions,
): LiveBoard<View> {
  const live = useView(initial, options);
  const isRefused = useForbiddenSince() !== null;
  useEffect(() => {
    // A reload redirects a forbidden viewer to the sign-in page.
    if (isRefused) window.location.reload();
  }, [isRefused]);
  useSelfReload({ build: initial.build, seenBuild: live.build, when: 'hidden' });
  const { freshness, freshnessOf } = toBoardFreshness(live.view, live.ages);
  return { ...live, freshness, freshnessOf: (section) => ({ ...freshnessOf(section), section }) };
}
