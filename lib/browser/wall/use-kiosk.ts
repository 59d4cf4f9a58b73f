'use client';

import { useEffect } from 'react';

const IDLE_MS = 5_000;

/** Makes a page behave on a screen that nobody touches: the cursor hides after five seconds, and the first click fills the screen. */
export function useKiosk(): void {
  useEffect(() => {
    const root = document.documentElement;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wake = (): void => {
      root.style.cursor = '';
      clearTimeout(timer);
      timer = setTimeout(() => (root.style.cursor = 'none'), IDLE_MS);
    };
    // Within the preview of another page nothing fills the screen.
    const fill = (): void => {
      if (window.top === window && !document.fullscreenElement) {
        // Refused where the browser is full screen already, or may not be.
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
