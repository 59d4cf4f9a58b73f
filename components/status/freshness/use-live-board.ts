import { useEffect } from 'react';

import { useRefusal } from '@/lib/browser/live/refusal';
import { useSelfReload } from '@/lib/browser/live/use-self-reload';
import { useView, type InitialView, type LiveView, type ViewOptions } from '@/lib/browser/live/use-view';
import type { BoardSummary } from '@/lib/status/verdict/board-facts';
import { toBoardFreshness, type BoardFreshness } from '@/lib/status/freshness/board-freshness';

/** A page as this screen knows it now, with how far each part of it can be believed. */
export interface LiveBoard<View extends BoardSummary> extends LiveView<View>, BoardFreshness {}

/** Keeps a page current (see `useView`), and tells how far it can be believed. While nobody looks it takes over a new build. */
export function useLiveBoard<View extends BoardSummary>(
  initial: InitialView<View>,
  options?: ViewOptions,
): LiveBoard<View> {
  const live = useView(initial, options);
  const isRefused = useRefusal() !== null;
  useEffect(() => {
    // Whoever may not look any more is led to where they can be let in.
    if (isRefused) window.location.reload();
  }, [isRefused]);
  useSelfReload({ build: initial.build, seenBuild: live.build, when: 'hidden' });
  return { ...live, ...toBoardFreshness(live.view, live.ages) };
}
