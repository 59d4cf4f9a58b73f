'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

import type { BoardFacts } from '@/lib/status/board-facts';

import type { BoardRead } from './board-reader';
import { useCountedView, useFirstRead, type CountedView, type InitialView } from './counted-view';
import { nextPollMs } from './poll-interval';

/** A view as this screen knows it now. */
export interface PolledView<View extends BoardFacts> extends CountedView<View> {
  /** When this screen began, on its monotonic clock. */
  readonly startedAtMs: number;
  /** Reads now; the read that was under way no longer counts, and what follows goes on from this one. */
  readonly refresh: () => void;
}

/**
 * Keeps the one view of a page that nobody touches current: reads it at once, and again a poll interval after each read has ended, well
 * or not. Pages that people move about in are kept by {@link useView}; this is the part of it that a screen on the wall needs.
 */
export function usePolledView<View extends BoardFacts>(initial: InitialView<View>): PolledView<View> {
  const { first, reader, startedAtMs } = useFirstRead(initial);
  const [read, setRead] = useState<BoardRead<View>>(first);
  const round = useRef({ number: 0, timer: undefined as ReturnType<typeof setTimeout> | undefined });
  const { url } = initial;
  const refresh = useCallback(() => {
    const begin = (): void => {
      const number = (round.current.number += 1);
      clearTimeout(round.current.timer);
      void reader.read(url).then((next) => {
        if (round.current.number !== number) return;
        setRead(next);
        round.current.timer = setTimeout(begin, nextPollMs(next.view.intervalSeconds, Math.random()));
      });
    };
    begin();
  }, [reader, url]);
  useEffect(() => {
    const { current } = round;
    const wake = (): void => {
      if (document.visibilityState === 'visible') refresh();
    };
    refresh();
    window.addEventListener('online', refresh);
    document.addEventListener('visibilitychange', wake);
    return () => {
      current.number += 1;
      clearTimeout(current.timer);
      window.removeEventListener('online', refresh);
      document.removeEventListener('visibilitychange', wake);
    };
  }, [refresh]);
  return { ...useCountedView(read, first), startedAtMs, refresh };
}
