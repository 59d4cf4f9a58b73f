import { useCallback, useEffect, useRef, useState } from 'react';

import type { OpenChime } from './open-chime';

export interface Chime {
  readonly ring: () => void;
  /** True if the browser requires a click first, or the audio code did not load. */
  readonly isBlocked: boolean;
}

/** @param isOn If false, the audio code is not loaded: few walls use sound. */
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
