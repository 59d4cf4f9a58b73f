import { useEffect } from 'react';

import { atBase } from '@/lib/site/base-path';

const IDLE_MS = 5_000;

/** Hides the cursor after five seconds, and enters full screen on the first click. */
export function useKiosk(): void {
  useEffect(() => {
    const root = document.documentElement;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wake = (): void => {
      root.style.cursor = '';
      clearTimeout(timer);
      timer = setTimeout(() => (root.style.cursor = 'none'), IDLE_MS);
    };
    // Not in the preview of the set-up page.
    const fill = (): void => {
      if (window.top === window && !document.fullscreenElement) {
        // Fails if the browser is in full screen, or does not allow it.
        void root.requestFullscreen?.().catch(() => undefined);
      }
    };
    wake();
    window.addEventListener('pointermove', wake);
    window.addEventListener('click', fill, { once: true });
    return () => {
      clearTimeout(timer);
      root.style.cursor = '';
      window.removeEventListener('pointermove', wake);
      window.removeEventListener('click', fill);
    };
  }, []);
}

/** Extends the pairing of this screen by a year on each load. The response is ignored: the screen may not be paired. */
export function useRenewal(): void {
  useEffect(() => {
    // If it fails, the next nightly reload tries again.
    void fetch(atBase('/api/screens/renew'), { method: 'POST' }).catch(() => undefined);
  }, []);
}
