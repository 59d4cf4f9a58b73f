import { useEffect, useState } from 'react';

import { nameUnknownPlaces } from '@/lib/language/place-names';
import { type Ages, SECTION_NAMES } from '@/lib/status/model/types';
import type { BoardSummary } from '@/lib/status/verdict/board-summary';

import { useWords } from '../page/words';
import { type BoardRead, BoardReader } from './board-reader';
import { pageAgeMs, screenClock, type TimedNavigation } from './timing';

/** The server-rendered view: the first read. */
export interface InitialView<View extends BoardSummary> {
  readonly view: View;
  readonly ages: Ages;
  /** The server's time at rendering, an ISO instant. */
  readonly time: string;
  /** The build that rendered it. */
  readonly build: string;
  /** The address of the view's JSON. */
  readonly url: string;
}

/** A view at one moment, with the ages of then. */
export interface AgingView<View extends BoardSummary> extends BoardRead<View> {
  /** The server's current time, epoch milliseconds, independent of the screen's wall clock. */
  readonly nowMs: number;
  /** True if this screen cannot reach the dashboard. */
  readonly isOffline: boolean;
  /** The moment on the screen's clock, in milliseconds. */
  readonly elapsedMs: number;
}

/** See {@link BoardReaderOptions.report}. @param build The build of the page. */
export type ReportRead = (build: string, known: BoardRead<BoardSummary>) => string;

const TICK_MS = 1_000;
const OFFLINE_AFTER_FAILURES = 2;

const { elapsed, jumpedMs } = screenClock;

const lastNavigation = (): TimedNavigation | undefined =>
  performance.getEntriesByType('navigation')[0] as TimedNavigation | undefined;

/** Advances ages by some milliseconds. */
export function agesAfter(ages: Ages, sinceMs: number): Ages {
  return Object.fromEntries(
    SECTION_NAMES.map((name) => {
      const age = ages[name];
      return [name, age === null ? null : age + sinceMs / 1_000];
    }),
  ) as Ages;
}

/** The server-rendered view as the first read, and a reader that continues from it. @param report Only its first value is used. */
export function useFirstRead<View extends BoardSummary>(initial: InitialView<View>, report?: ReportRead) {
  const { t } = useWords();
  const [made] = useState(() => {
    // The clock starts at navigation; the page was sent after that, and rendered before that by its age at most.
    const first: BoardRead<View> = {
      view: initial.view,
      url: initial.url,
      etag: `"${initial.view.version}"`,
      askedUrl: initial.url,
      ages: initial.ages,
      serverTimeMs: Date.parse(initial.time),
      requestedAtMs: -pageAgeMs(lastNavigation(), initial.view.intervalSeconds),
      build: initial.build,
      failures: 0,
      isGone: false,
      isConfirmed: false,
    };
    return {
      first,
      reader: new BoardReader<View>({
        initial: first,
        clock: screenClock,
        translate: (json) => nameUnknownPlaces(json, t),
        report: report && ((known) => report(initial.build, known)),
      }),
    };
  });
  return made;
}

/** A read at a moment of the screen's clock: a single failure is tolerated, unless the page was never confirmed and may come from a cache. */
export function viewAt<View extends BoardSummary>(read: BoardRead<View>, elapsedMs: number): AgingView<View> {
  const sinceMs = Math.max(0, elapsedMs - read.requestedAtMs);
  return {
    ...read,
    ages: agesAfter(read.ages, sinceMs),
    nowMs: read.serverTimeMs + sinceMs,
    isOffline: read.failures >= (read.isConfirmed ? OFFLINE_AFTER_FAILURES : 1),
    elapsedMs,
  };
}

/** A read with ages that advance each second, for pages that show seconds everywhere. @param refresh Called after the machine has slept. */
export function useAgingView<View extends BoardSummary>(
  read: BoardRead<View>,
  first: BoardRead<View>,
  refresh: () => unknown,
): AgingView<View> {
  // No time has passed until hydration, because the first render must equal the server's.
  const [elapsedMs, setElapsedMs] = useState(first.requestedAtMs);
  useEffect(() => {
    let seenMs = jumpedMs();
    const timer = setInterval(() => {
      setElapsedMs(elapsed());
      if (jumpedMs() !== seenMs) refresh();
      seenMs = jumpedMs();
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [refresh]);
  return viewAt(read, elapsedMs);
}
