import { useEffect, useEffectEvent, useRef } from 'react';

import {
  toTroubleNews,
  type TroubleNews,
  type Troubles,
  type TroubleView,
} from '@/lib/status/overview/troubles';

/** Key in session storage: what lasted when the tab last looked, because a tab reloads itself for a new build. */
const KEY = 'board-troubles';
const LEAST_RECENT_MS = 300_000;

interface Kept {
  readonly url: string;
  readonly atMs: number;
  readonly lasting: Troubles;
}

function recall(url: string): Troubles | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Kept | null;
    return kept?.url === url && Math.abs(Date.now() - kept.atMs) < LEAST_RECENT_MS ? kept.lasting : null;
  } catch {
    // Without storage, a reload compares with nothing.
    return null;
  }
}

function keep(kept: Kept): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // See recall.
  }
}

/**
 * Calls back with what began or ended since the last view of the same address, in hidden tabs too.
 *
 * @param url The address of the view: another filter has nothing to compare with.
 * @param isBlind Whether the board has no current data.
 */
export function useTroubleNews(
  { view, url, isBlind }: { readonly view: TroubleView; readonly url: string; readonly isBlind: boolean },
  onNews: (news: TroubleNews) => void,
): void {
  const last = useRef<{ readonly url: string; readonly lasting: Troubles } | null>(null);
  const tell = useEffectEvent(onNews);
  useEffect(() => {
    const before = last.current?.url === url ? last.current.lasting : last.current ? null : recall(url);
    const news = toTroubleNews(before, view, isBlind);
    last.current = { url, lasting: news.lasting };
    keep({ url, atMs: Date.now(), lasting: news.lasting });
    if (news.began.length + news.ended.length > 0) tell(news);
  }, [view, url, isBlind]);
}
