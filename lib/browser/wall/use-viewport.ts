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

/** The current window size; null on the server. */
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
