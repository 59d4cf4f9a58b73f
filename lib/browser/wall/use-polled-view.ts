import { useCallback, useEffect, useRef, useState } from 'react';

import type { BoardSummary } from '@/lib/status/verdict/board-summary';

import type { BoardRead } from '../live/board-reader';
import {
  type AgingView,
  type InitialView,
  type ReportRead,
  useAgingView,
  useFirstRead,
} from '../live/aging-view';
import { nextPollMs, screenClock } from '../live/timing';

/** A polled view. */
export interface PolledView<View extends BoardSummary> extends AgingView<View> {
  /** When polling started, on the screen's clock. */
  readonly startedAtMs: number;
  /** Reads now, in addition to polling. */
  readonly refresh: () => void;
}

/** A hanging read does not block the next one: after this time another is started. */
const PATIENCE_MS = 3_000;

/**
 * Polls the single view of an unattended page: one poll interval after each read has ended, successful or not. If a read takes long, another
 * is started in parallel and the first to end counts. Interactive pages use `useView`; this is a smaller version without SWR.
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
      // Reads in flight end before the first read of the next loop.
      current.ended = current.begun + 1;
      clearTimeout(current.timer);
      window.removeEventListener('online', refresh);
      document.removeEventListener('visibilitychange', wake);
    };
  }, [refresh]);
  return { ...useAgingView(read, first, refresh), startedAtMs, refresh };
}
