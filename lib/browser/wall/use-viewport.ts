'use client';

import { useMemo, useSyncExternalStore } from 'react';

/** The size of the window, in CSS px. */
export interface Viewport {
  readonly widthPx: number;
  readonly heightPx: number;
}

function subscribe(onChange: () => void): () => void {
  const observer = new ResizeObserver(onChange);
  observer.observe(document.documentElement);
  window.addEventListener('resize', onChange);
  return () => {
    observer.disconnect();
    window.removeEventListener('resize', onChange);
  };
}

/** The size of the window as it is now; null on the server, which cannot know it. */
export function useViewport(): Viewport | null {
  const size = useSyncExternalStore(
    subscribe,
    () => `${window.innerWidth} ${window.innerHeight}`,
    () => '',
  );
  return useMemo(() => {
    const [widthPx, heightPx] = size.split(' ').map(Number);
    return widthPx && heightPx ? { widthPx, heightPx } : null;
  }, [size]);
}
