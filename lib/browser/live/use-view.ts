'use client';

import { useDeferredValue, useEffect, useState } from 'react';
import useSWR from 'swr';

import type { BoardSummary } from '@/lib/status/verdict/board-facts';

import type { BoardRead } from './board-reader';
import { useCountedView, useFirstRead, type CountedView, type InitialView } from './counted-view';
import { swrPolicy } from './swr-policy';
import { useAddress, type Address } from '../address/use-address';

export type { InitialView } from './counted-view';

/** A page as this screen knows it now. */
export interface LiveView<View extends BoardSummary> extends Address, CountedView<View> {}

/** How a page is kept current. */
export interface ViewOptions {
  /** What its JSON is asked with, where the browser works out by itself what else the query of the page asks for. */
  readonly dataQuery?: (search: string) => string;
}

/**
 * Keeps a page that the server rendered current: polls its view, and counts its age in between each second. Another query of
 * the same page is read at once, and until it is there the last one stays.
 */
export function useView<View extends BoardSummary>(
  initial: InitialView<View>,
  { dataQuery }: ViewOptions = {},
): LiveView<View> {
  const [path = '', query = ''] = initial.url.split('?');
  const { first, reader } = useFirstRead(initial);
  const address = useAddress(query);
  const asked = dataQuery ? dataQuery(address.search) : address.search;
  const url = asked === '' ? path : `${path}?${asked}`;
  // Made once: another function for the interval, at every tick of the clock, would start the wait anew each time.
  const [policy] = useState(() => swrPolicy(initial.view.intervalSeconds, Math.random));
  const { data, mutate } = useSWR<BoardRead<View>>(url, () => reader.read(url), {
    ...policy,
    fallbackData: first,
    keepPreviousData: true,
  });
  useEffect(() => {
    // A page that comes back from the browser's memory is as old as it was left.
    const onShow = ({ persisted }: PageTransitionEvent) => {
      if (persisted) void mutate();
    };
    window.addEventListener('pageshow', onShow);
    return () => window.removeEventListener('pageshow', onShow);
  }, [mutate]);
  // A large board is drawn bit by bit: whoever types or scrolls meanwhile does not wait for it.
  const read = useDeferredValue(data ?? first);
  return { ...address, ...useCountedView(read, first, mutate) };
}
