'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

import type { OpenChime } from './open-chime';

/** A short sound, where it is asked for. */
export interface Chime {
  readonly ring: () => void;
  /** True where nothing can sound: the browser wants somebody to click first, or what sounds did not load. */
  readonly isBlocked: boolean;
}

/** @param isOn Where false, what could sound is not even loaded: hardly any wall has sound. */
export function useChime(isOn: boolean): Chime {
  const chime = useRef<OpenChime | null>(null);
  const [isBlocked, setIsBlocked] = useState(false);
  useEffect(() => {
    if (!isOn) return;
    let isOver = false;
    import('./open-chime').then(
      ({ openChime }) => {
        if (!isOver) chime.current = openChime(setIsBlocked);
      },
      () => setIsBlocked(true),
    );
    return () => {
      isOver = true;
      chime.current?.close();
      chime.current = null;
    };
  }, [isOn]);
  const ring = useCallback(() => chime.current?.ring(), []);
  return { ring, isBlocked: isOn && isBlocked };
}
