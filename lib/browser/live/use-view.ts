import { startTransition, useEffect, useRef, useState } from 'react';
import useSWR from 'swr';

import type { BoardSummary } from '@/lib/status/verdict/board-summary';

import { useFirstRead, type AgingView, type InitialView } from './aging-view';
import { PageClock } from './page-clock';
import { swrPolicy } from './swr-policy';
import { useAddress, type Address } from '../address/use-address';
import { useAt } from '../page/moment';

/** Whether the view of the current query is still being loaded, or could not be loaded and is tried again; null once it is shown. */
export type Loading = 'loading' | 'failed' | null;

/** The live view of a page. */
export interface LiveView<View extends BoardSummary> extends Address, AgingView<View> {
  /** The query that the view was read for, which headings and counts must describe. It differs from `search` while loading. */
  readonly shownSearch: string;
  readonly loading: Loading;
}

export interface ViewOptions {
  /** The query of the JSON for a query of the page, if the browser applies some filters itself. */
  readonly dataQuery?: (search: string) => string;
}

/**
 * Keeps a server-rendered page current by polling its view. Another query is read immediately; until then the previous view stays. Seconds
 * do not render the page: what shows them uses `useMoment`. A page of the past stays as it was rendered.
 */
export function useView<View extends BoardSummary>(
  initial: InitialView<View>,
  { dataQuery }: ViewOptions = {},
): LiveView<View> {
  const [path = '', query = ''] = initial.url.split('?');
  const { first, reader } = useFirstRead(initial);
  const [clock] = useState(() => new PageClock<View>(first));
  const [shown, setShown] = useState(clock.shown);
  const address = useAddress(query);
  const isPast = useAt() !== null;
  const { search } = address;
  const dataSearch = dataQuery && !isPast ? dataQuery(search) : search;
  const url = dataSearch === '' ? path : `${path}?${dataSearch}`;
  const wantedUrl = useRef(url);
  // Stable: a new interval function on each render would restart the timer.
  const [policy] = useState(() => swrPolicy(initial.view.intervalSeconds, Math.random));
  // One key for all queries: only the view on the screen is kept, by the clock.
  const { mutate } = useSWR<null>(
    isPast ? null : path,
    async () => {
      clock.take(await reader.read(wantedUrl.current));
      return null;
    },
    policy,
  );
  useEffect(() => {
    if (wantedUrl.current === url) return;
    wantedUrl.current = url;
    void mutate();
  }, [url, mutate]);
  useEffect(() => {
    if (isPast) return;
    // Renders large boards at low priority, so that typing and scrolling stay responsive.
    const onChange = (view: AgingView<View>) => startTransition(() => setShown(view));
    return clock.start({ onChange, onWake: () => void mutate() });
  }, [clock, isPast, mutate]);
  useEffect(() => {
    // A page restored from the back/forward cache is as old as when it was left.
    const onShow = ({ persisted }: PageTransitionEvent) => {
      if (persisted) void mutate();
    };
    window.addEventListener('pageshow', onShow);
    return () => window.removeEventListener('pageshow', onShow);
  }, [mutate]);
  const isRead = shown.url === url;
  const [lastSearch, setLastSearch] = useState(search);
  if (isRead && lastSearch !== search) setLastSearch(search);
  const shownSearch = isRead ? search : lastSearch;
  const loading = shownSearch === search ? null : shown.askedUrl === url ? 'failed' : 'loading';
  return { ...address, ...shown, shownSearch, loading };
}
