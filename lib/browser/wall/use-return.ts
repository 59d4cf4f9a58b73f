import { useEffect } from 'react';

import { probePage } from '../live/probe-page';

const BEAT_MS = 10_000;
const AGAIN_MS = 30_000;
const TIMEOUT_MS = 10_000;

/**
 * Polls slowly until the page is allowed again, then reloads it.
 *
 * @param url The address of the page's data, which does not redirect to the sign-in page.
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
        // Unreachable or still forbidden: keep polling.
      }
      if (!isOver) wait();
    };
    const wait = (): void => {
      timer = setTimeout(() => void ask(), AGAIN_MS * (0.9 + 0.2 * Math.random()));
    };
    wait();
    // The guard script reloads pages that stop sending this event.
    const beat = setInterval(() => window.dispatchEvent(new Event('board-beat')), BEAT_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
      clearInterval(beat);
    };
  }, [url]);
}
