import { useDeferredValue, useEffect, useState } from 'react';
import useSWR from 'swr';

import type { BoardSummary } from '@/lib/status/verdict/board-summary';

import type { BoardRead } from './board-reader';
import { useAgingView, useFirstRead, type AgingView, type InitialView } from './aging-view';
import { swrPolicy } from './swr-policy';
import { useAddress, type Address } from '../address/use-address';

/** The live view of a page. */
export interface LiveView<View extends BoardSummary> extends Address, AgingView<View> {}

export interface ViewOptions {
  /** The query of the JSON for a query of the page, if the browser applies some filters itself. */
  readonly dataQuery?: (search: string) => string;
}

/**
 * Keeps a server-rendered page current by polling its view, and advances its age each second. Another query is read immediately; until then
 * the previous view stays.
 */
export function useView<View extends BoardSummary>(
  initial: InitialView<View>,
  { dataQuery }: ViewOptions = {},
): LiveView<View> {
  const [path = '', query = ''] = initial.url.split('?');
  const { first, reader } = useFirstRead(initial);
  const address = useAddress(query);
  const dataSearch = dataQuery ? dataQuery(address.search) : address.search;
  const url = dataSearch === '' ? path : `${path}?${dataSearch}`;
  // Stable: a new interval function on each tick would restart the timer.
  const [policy] = useState(() => swrPolicy(initial.view.intervalSeconds, Math.random));
  const { data, mutate } = useSWR<BoardRead<View>>(url, () => reader.read(url), {
    ...policy,
    fallbackData: first,
    keepPreviousData: true,
  });
  useEffect(() => {
    // A page restored from the back/forward cache is as old as when it was left.
    const onShow = ({ persisted }: PageTransitionEvent) => {
      if (persisted) void mutate();
    };
    window.addEventListener('pageshow', onShow);
    return () => window.removeEventListener('pageshow', onShow);
  }, [mutate]);
  // Renders large boards at low priority, so that typing and scrolling stay responsive.
  const read = useDeferredValue(data ?? first);
  return { ...address, ...useAgingView(read, first, mutate) };
}
