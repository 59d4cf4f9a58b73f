'use client';

import { useEffect, useState } from 'react';

import { nameUnknownPlaces } from '@/lib/language/place-names';
import type { BoardSummary } from '@/lib/status/verdict/board-facts';
import { SECTION_NAMES, type Ages } from '@/lib/status/model/types';

import { BoardReader, type BoardRead } from './board-reader';
import { pageAgeMs, type TimedNavigation } from './page-age';
import { screenClock } from './screen-clock';
import { useWords } from '../page/words';

/** A page as the server rendered it: the first read of a screen. */
export interface InitialView<View extends BoardSummary> {
  readonly view: View;
  readonly ages: Ages;
  /** The server's present when it rendered, an ISO instant. */
  readonly time: string;
  /** The build of the dashboard that rendered it. */
  readonly build: string;
  /** Where the same is sent as JSON. */
  readonly url: string;
}

/** A view as this screen knows it now, with its age counted on since it was read: `ages` are those of now. */
export interface CountedView<View extends BoardSummary> extends BoardRead<View> {
  /** The server's present now, epoch milliseconds: right even where this screen's clock is wrong. */
  readonly nowMs: number;
  /** True when this screen cannot reach the dashboard. */
  readonly isOffline: boolean;
  /** This screen's clock at the last tick, in milliseconds. */
  readonly elapsedMs: number;
}

/** What a screen says of itself with each read, see {@link BoardReaderOptions.report}. @param build Of its page. */
export type ReportRead = (build: string, known: BoardRead<BoardSummary>) => string;

const TICK_MS = 1_000;
// One lost answer is a hiccup, two are a state; but a page that was never confirmed may come from a cache.
const OFFLINE_AFTER_FAILURES = 2;

const { elapsed, jumpedMs } = screenClock;

const lastNavigation = (): TimedNavigation | undefined =>
  performance.getEntriesByType('navigation')[0] as TimedNavigation | undefined;

/** Ages as they are some milliseconds later. */
export function agesAfter(ages: Ages, sinceMs: number): Ages {
  return Object.fromEntries(
    SECTION_NAMES.map((name) => {
      const age = ages[name];
      return [name, age === null ? null : age + sinceMs / 1_000];
    }),
  ) as Ages;
}

/** What a screen begins with: the read that the page itself is, and a reader that goes on from there; both made once. @param report The first one given counts. */
export function useFirstRead<View extends BoardSummary>(initial: InitialView<View>, report?: ReportRead) {
  const { t } = useWords();
  const [made] = useState(() => {
    // The monotonic clock starts when the page was asked for: it was sent later, and rendered so long before at most.
    const first: BoardRead<View> = {
      view: initial.view,
      ages: initial.ages,
      serverTimeMs: Date.parse(initial.time),
      askedAtMs: -pageAgeMs(lastNavigation(), initial.view.intervalSeconds),
      build: initial.build,
      failures: 0,
      isGone: false,
      isConfirmed: false,
    };
    return {
      first,
      reader: new BoardReader<View>({
        initial: first,
        url: initial.url,
        clock: screenClock,
        translate: (json) => nameUnknownPlaces(json, t),
        report: report && ((known) => report(initial.build, known)),
      }),
    };
  });
  return made;
}

/** A read, with its age counted on each second. @param refresh Called when the machine has slept. */
export function useCountedView<View extends BoardSummary>(
  read: BoardRead<View>,
  first: BoardRead<View>,
  refresh: () => unknown,
): CountedView<View> {
  // As if no time had passed until the browser has taken over: the first rendering must be the server's.
  const [elapsedMs, setElapsedMs] = useState(first.askedAtMs);
  useEffect(() => {
    let seenMs = jumpedMs();
    const timer = setInterval(() => {
      setElapsedMs(elapsed());
      if (jumpedMs() !== seenMs) refresh();
      seenMs = jumpedMs();
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [refresh]);
  const sinceMs = Math.max(0, elapsedMs - read.askedAtMs);
  return {
    ...read,
    ages: agesAfter(read.ages, sinceMs),
    nowMs: read.serverTimeMs + sinceMs,
    isOffline: read.failures >= (read.isConfirmed ? OFFLINE_AFTER_FAILURES : 1),
    elapsedMs,
  };
}
