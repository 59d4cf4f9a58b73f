'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

import type { BoardSummary } from '@/lib/status/verdict/board-facts';

import type { BoardRead } from './board-reader';
import {
  useCountedView,
  useFirstRead,
  type CountedView,
  type InitialView,
  type ReportRead,
} from './counted-view';
import { nextPollMs } from './poll-interval';
import { screenClock } from './screen-clock';

/** A view as this screen knows it now. */
export interface PolledView<View extends BoardSummary> extends CountedView<View> {
  /** When this screen began, on its monotonic clock. */
  readonly startedAtMs: number;
  /** Reads now, besides the usual. */
  readonly refresh: () => void;
}

/** A read that has not ended by then is not waited for: a connection that hangs would keep its successor from being made. */
const PATIENCE_MS = 3_000;

/**
 * Keeps the one view of a page that nobody touches current: reads it at once, and again a poll interval after each read has ended, well
 * or not; where one takes long, another is begun beside it, and the first to end counts. Pages that people move about in are kept by
 * `useView`; this is the part of it that a screen on the wall needs.
 */
export function usePolledView<View extends BoardSummary>(
  initial: InitialView<View>,
  { report }: { readonly report?: ReportRead } = {},
): PolledView<View> {
  const { first, reader } = useFirstRead(initial, report);
  const [startedAtMs] = useState(screenClock.elapsed);
  const [read, setRead] = useState<BoardRead<View>>(first);
  const loop = useRef({ begun: 0, ended: 0, timer: undefined as ReturnType<typeof setTimeout> | undefined });
  const { url } = initial;
  const refresh = useCallback(() => {
    const { current } = loop;
    const beginAfter = (ms: number): void => {
      clearTimeout(current.timer);
      current.timer = setTimeout(begin, ms);
    };
    const begin = (): void => {
      const number = (current.begun += 1);
      beginAfter(PATIENCE_MS);
      void reader.read(url).then((next) => {
        if (number < current.ended) return;
        current.ended = number;
        setRead(next);
        beginAfter(nextPollMs(next.view.intervalSeconds, Math.random()));
      });
    };
    begin();
  }, [reader, url]);
  useEffect(() => {
    const { current } = loop;
    const wake = (): void => {
      if (document.visibilityState === 'visible') refresh();
    };
    refresh();
    window.addEventListener('online', refresh);
    document.addEventListener('visibilitychange', wake);
    return () => {
      // Whatever is still on its way ends before what the next loop begins with.
      current.ended = current.begun + 1;
      clearTimeout(current.timer);
      window.removeEventListener('online', refresh);
      document.removeEventListener('visibilitychange', wake);
    };
  }, [refresh]);
  return { ...useCountedView(read, first, refresh), startedAtMs, refresh };
}
