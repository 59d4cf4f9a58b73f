'use client';

import { useEffect } from 'react';

/**
 * Loads the page anew when the dashboard has another build, or when it is due.
 *
 * @param options `build` of this page, `seenBuild` the one that the dashboard has now, null where nobody knows.
 */
export function useSelfReload({
  build,
  seenBuild,
  isDue = false,
  when,
}: {
  readonly build: string;
  readonly seenBuild: string | null;
  readonly isDue?: boolean;
  readonly when: 'now' | 'hidden';
}): void {
  const isWanted = isDue || (seenBuild !== null && seenBuild !== build);
  useEffect(() => {
    let stop: (() => void) | undefined;
    let isOver = false;
    // Also while it is not wanted: when the dashboard has another build, the scripts of this one may be gone.
    import('./self-reload').then(
      ({ startSelfReload }) => {
        if (isWanted && !isOver) stop = startSelfReload({ build, isDue, when });
      },
      () => undefined,
    );
    return () => {
      isOver = true;
      stop?.();
    };
  }, [isWanted, isDue, build, when]);
}
