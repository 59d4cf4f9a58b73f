'use client';

import { useCallback, useEffect, useState } from 'react';
import useSWR from 'swr';

import type { BoardFacts } from '@/lib/status/board-facts';
import { SECTION_NAMES, type Ages } from '@/lib/status/types';

import { BoardReader, type BoardRead } from './board-reader';
import { pageAgeMs, type TimedNavigation } from './page-age';
import { swrPolicy } from './swr-policy';
import { useAddress, type Address } from './use-address';

/** A page as the server rendered it: the first read of a screen. */
export interface InitialView<View extends BoardFacts> {
  readonly view: View;
  readonly ages: Ages;
  /** The server's present when it rendered, an ISO instant. */
  readonly time: string;
  /** The build of the dashboard that rendered it. */
  readonly build: string;
  /** Where the same is sent as JSON. */
  readonly url: string;
}

/** A page as this screen knows it now. */
export interface LiveView<View extends BoardFacts> extends Address {
  readonly view: View;
  /** The ages of the sections now. */
  readonly ages: Ages;
  /** The server's present now, epoch milliseconds: right even where this screen's clock is wrong. */
  readonly nowMs: number;
  /** True when this screen cannot reach the dashboard. */
  readonly isOffline: boolean;
  /** True when the dashboard says that what the page is about is no longer there. */
  readonly isGone: boolean;
  /** This screen's monotonic clock at the last tick, in milliseconds, and when the board that is shown was asked for. */
  readonly elapsedMs: number;
  readonly askedAtMs: number;
  /** When this screen began, on the same clock. */
  readonly startedAtMs: number;
  /** When this screen last heard something, or gave up waiting for it, on the same clock. */
  readonly endedAtMs: number;
  /** The build that answered last; null where it does not say. */
  readonly seenBuild: string | null;
  /** Reads now, besides the usual. */
  readonly refresh: () => void;
}

const TICK_MS = 1_000;
// One lost answer is a hiccup, two are a state.
const OFFLINE_AFTER_FAILURES = 2;

const lastNavigation = (): TimedNavigation | undefined =>
  performance.getEntriesByType('navigation')[0] as TimedNavigation | undefined;

function agesAfter(ages: Ages, sinceMs: number): Ages {
  return Object.fromEntries(
    SECTION_NAMES.map((name) => {
      const age = ages[name];
      return [name, age === null ? null : age + sinceMs / 1_000];
    }),
  ) as Ages;
}

/** How a page is kept current. */
export interface ViewOptions {
  /** What its JSON is always asked with, where the browser works out by itself what the query of the page asks for. */
  readonly dataQuery?: string;
  /** What a screen on the wall says of itself with each read, see {@link BoardReaderOptions.report}. */
  readonly report?: (build: string, known: BoardRead<BoardFacts>) => string;
}

/**
 * Keeps a page that the server rendered current: polls its view, and counts its age in between each second. Another query of
 * the same page is read at once, and until it is there the last one stays.
 */
export function useView<View extends BoardFacts>(
  initial: InitialView<View>,
  { dataQuery, report }: ViewOptions = {},
): LiveView<View> {
  const [path = '', query = ''] = initial.url.split('?');
  // The monotonic clock starts when the page was asked for: it was sent later, and rendered so long before at most.
  const [first] = useState<BoardRead<View>>(() => ({
    view: initial.view,
    ages: initial.ages,
    serverTimeMs: Date.parse(initial.time),
    askedAtMs: -pageAgeMs(lastNavigation(), initial.view.intervalSeconds),
    endedAtMs: performance.now(),
    build: initial.build,
    failures: 0,
    isGone: false,
  }));
  const [startedAtMs] = useState(() => performance.now());
  const address = useAddress(query);
  const asked = dataQuery ?? address.search;
  const url = asked === '' ? path : `${path}?${asked}`;
  const [reader] = useState(
    () =>
      new BoardReader<View>({
        initial: first,
        url: initial.url,
        elapsed: () => performance.now(),
        report: report && ((known) => report(initial.build, known)),
      }),
  );
  // Made once: another function for the interval, at every tick of the clock, would start the wait anew each time.
  const [policy] = useState(() => swrPolicy(initial.view.intervalSeconds, Math.random));
  const { data, mutate } = useSWR<BoardRead<View>>(url, () => reader.read(url), {
    ...policy,
    fallbackData: first,
    keepPreviousData: true,
  });
  useEffect(() => {
    // A page that comes back from the browser's memory is as old as it was left.
    const refresh = (event: PageTransitionEvent) => {
      if (event.persisted) void mutate();
    };
    window.addEventListener('pageshow', refresh);
    return () => window.removeEventListener('pageshow', refresh);
  }, [mutate]);
  // As if no time had passed until the browser has taken over: the first rendering must be the server's.
  const [elapsedMs, setElapsedMs] = useState(first.askedAtMs);
  useEffect(() => {
    const timer = setInterval(() => setElapsedMs(performance.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const refresh = useCallback(() => void mutate(), [mutate]);
  const read = data ?? first;
  const sinceMs = Math.max(0, elapsedMs - read.askedAtMs);
  return {
    ...address,
    view: read.view,
    ages: agesAfter(read.ages, sinceMs),
    nowMs: read.serverTimeMs + sinceMs,
    isGone: read.isGone,
    isOffline: read.failures >= OFFLINE_AFTER_FAILURES,
    elapsedMs,
    askedAtMs: read.askedAtMs,
    startedAtMs,
    endedAtMs: read.endedAtMs,
    seenBuild: read.build,
    refresh,
  };
}
