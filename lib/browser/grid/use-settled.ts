import { useEffect, useRef, useState, type RefObject } from 'react';

import { screenClock } from '../live/timing';

/** The shortest time between two changes of order. */
export const SETTLE_MS = 30_000;

/** A value that waits while its element is in use. */
export interface Settled<T> {
  readonly value: T;
  /** Props of the element. */
  readonly hold: {
    readonly onPointerOver: () => void;
    readonly onPointerLeave: () => void;
    readonly onBlur: () => void;
  };
}

/**
 * The time until a change may be made: 0 for now, null while it is held.
 *
 * @param changedAtMs The last change, -Infinity before the first one, on the clock of `nowMs`.
 */
export function msUntilChange(changedAtMs: number, nowMs: number, isHeld: boolean): number | null {
  return isHeld ? null : Math.max(0, changedAtMs + SETTLE_MS - nowMs);
}

/**
 * Follows a value, but not while the pointer or the focus is in an element, and at most every 30 s.
 *
 * @param wanted Compared as JSON.
 */
export function useSettled<T>(wanted: T, root: RefObject<HTMLElement | null>): Settled<T> {
  const [value, setValue] = useState(wanted);
  const isDue = value !== wanted && JSON.stringify(value) !== JSON.stringify(wanted);
  const use = useRef({ isOver: false, changedAtMs: -Infinity, retry: () => {} });
  useEffect(() => {
    if (!isDue) return;
    const own = use.current;
    let timer = 0;
    const attempt = () => {
      const isHeld = own.isOver || root.current?.matches(':focus-within') === true;
      const leftMs = msUntilChange(own.changedAtMs, screenClock.elapsed(), isHeld);
      if (leftMs === null) return;
      if (leftMs > 0) return wait(leftMs);
      own.changedAtMs = screenClock.elapsed();
      setValue(wanted);
    };
    const wait = (ms: number) => {
      window.clearTimeout(timer);
      timer = window.setTimeout(attempt, ms);
    };
    own.retry = () => wait(0);
    wait(0);
    return () => {
      window.clearTimeout(timer);
      own.retry = () => {};
    };
  }, [isDue, wanted, root]);
  return {
    value,
    hold: {
      // Not enter: the pointer may be inside when the page becomes interactive.
      onPointerOver: () => {
        use.current.isOver = true;
      },
      onPointerLeave: () => {
        use.current.isOver = false;
        use.current.retry();
      },
      onBlur: () => use.current.retry(),
    },
  };
}
