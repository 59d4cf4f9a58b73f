'use client';

import { useEffect } from 'react';

import { probePage } from './probe-page';

const BEAT_MS = 10_000;
const AGAIN_MS = 30_000;
const TIMEOUT_MS = 10_000;

/**
 * Asks, slowly, whether the dashboard lets this browser in again, and then loads the page anew. It never goes anywhere else.
 *
 * @param url Of the page's data: unlike the page, it answers without leading to where one signs in.
 */
export function useReturn(url: string): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    const ask = async (): Promise<void> => {
      try {
        const options = {
          cache: 'no-store',
          redirect: 'error',
          signal: AbortSignal.timeout(TIMEOUT_MS),
        } as const;
        const { ok } = await fetch(url, options);
        if (ok && (await probePage(window.location.href)) !== null && !isOver) window.location.reload();
      } catch {
        // Out of reach is no better than refused: it goes on asking.
      }
      if (!isOver) wait();
    };
    const wait = (): void => {
      timer = setTimeout(() => void ask(), AGAIN_MS * (0.9 + 0.2 * Math.random()));
    };
    wait();
    // The guard of the wall watches over a page that lives.
    const beat = setInterval(() => window.dispatchEvent(new Event('board-beat')), BEAT_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
      clearInterval(beat);
    };
  }, [url]);
}
