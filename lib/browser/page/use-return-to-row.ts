import { useEffect, useEffectEvent, useRef } from 'react';

/** Where the viewer was in a list when they left its page. */
interface LeftRow {
  readonly href: string;
  /** The row's `data-row`. */
  readonly row: string;
  /** Its distance from the top of the window, in px. */
  readonly top: number;
  /** Whether it contained the focus. */
  readonly isFocused: boolean;
}

const STORED = 'left-row';
const MOST_FRAMES = 60;
const USER_EVENTS = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

const findRow = (row: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-row="${CSS.escape(row)}"]`);

/** The focused row if it is in view, else the first row in view. */
function currentRow(): LeftRow | null {
  const isInView = (element: Element): boolean => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < window.innerHeight;
  };
  const focused = document.activeElement?.closest<HTMLElement>('[data-row]');
  const isFocused = !!focused && isInView(focused);
  const found = isFocused
    ? focused
    : [...document.querySelectorAll<HTMLElement>('[data-row]')].find(isInView);
  const row = found?.dataset['row'];
  if (!found || row === undefined) return null;
  return { href: window.location.href, row, top: found.getBoundingClientRect().top, isFocused };
}

function remember(): void {
  try {
    const left = currentRow();
    if (left === null) sessionStorage.removeItem(STORED);
    else sessionStorage.setItem(STORED, JSON.stringify(left));
  } catch {
    // Without storage, the browser's own scroll position has to do.
  }
}

/** The row that was left, if this page was opened by going back to it or by reloading it. */
function recall(): LeftRow | null {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (navigation?.type !== 'back_forward' && navigation?.type !== 'reload') return null;
  try {
    const left = JSON.parse(sessionStorage.getItem(STORED) ?? 'null') as LeftRow | null;
    return left?.href === window.location.href ? left : null;
  } catch {
    return null;
  }
}

/**
 * Returns to the row that the viewer left when they come back to a long list: the browser cannot, because the page is short until all rows
 * have been loaded. Does nothing if the viewer has scrolled or typed meanwhile. Rows are marked with `data-row`.
 *
 * @param isReady True once all rows are known.
 * @param offsetOf The approximate position of a row that may not be drawn, in px from the top of the page; null if unknown.
 */
export function useReturnToRow(isReady: boolean, offsetOf: (row: string) => number | null): void {
  const isOver = useRef(false);
  useEffect(() => {
    const stop = () => (isOver.current = true);
    for (const name of USER_EVENTS) window.addEventListener(name, stop, { passive: true });
    window.addEventListener('pagehide', remember);
    return () => {
      for (const name of USER_EVENTS) window.removeEventListener(name, stop);
      window.removeEventListener('pagehide', remember);
    };
  }, []);
  const approach = useEffectEvent((left: LeftRow): boolean => {
    const element = findRow(left.row);
    if (element === null) {
      const offset = offsetOf(left.row);
      if (offset === null) return true;
      window.scrollTo(window.scrollX, offset - left.top);
      return false;
    }
    const away = element.getBoundingClientRect().top - left.top;
    window.scrollBy(0, away);
    if (left.isFocused) element.querySelector<HTMLElement>('a')?.focus({ preventScroll: true });
    return Math.abs(away) < 1;
  });
  useEffect(() => {
    if (!isReady || isOver.current) return;
    const left = recall();
    if (left === null) return;
    let frames = 0;
    let still = 0;
    // Rows get their heights when they come into view, so that it takes some frames until the row stays where it is.
    const step = () => {
      still = approach(left) ? still + 1 : 0;
      frames += 1;
      if (!isOver.current && still < 3 && frames < MOST_FRAMES) frame = requestAnimationFrame(step);
      else isOver.current = true;
    };
    let frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [isReady]);
}
