import { useEffect } from 'react';

/**
 * Reloads the page for a new build, or when it is due.
 *
 * @param options `build` is that of this page, `seenBuild` the dashboard's current one, null if unknown.
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
    // Loaded early: after an update the scripts of this build may be gone.
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
