import { useEffect } from 'react';

import { useSelfReload } from '@/lib/browser/live/use-self-reload';
import { useWords } from '@/lib/browser/page/words';
import { useChime } from '@/lib/browser/alerts/use-chime';
import { useKiosk, useRenewal } from '@/lib/browser/wall/use-kiosk';
import { useWakeLock } from '@/lib/browser/wall/use-wake-lock';
import type { WallEvent } from '@/lib/status/wall/rotation';

/** Effects of a wall: wake lock, kiosk mode, pairing renewal, reloads and sound. It renders nothing. */
export function WallUpkeep({
  build,
  seenBuild,
  isDue,
  isSoundOn,
  latest,
  onSigns,
}: {
  readonly build: string;
  readonly seenBuild: string | null;
  readonly isDue: boolean;
  readonly isSoundOn: boolean;
  /** The latest event to sound for. */
  readonly latest: WallEvent | undefined;
  /** Called with messages about what the browser refuses to do. */
  readonly onSigns: (signs: readonly string[]) => void;
}) {
  useKiosk();
  useRenewal();
  useSelfReload({ build, seenBuild, isDue, when: 'now' });
  const { isRefused } = useWakeLock();
  const { ring, isBlocked } = useChime(isSoundOn);
  const { t } = useWords();
  useEffect(() => {
    if (latest) ring();
  }, [latest, ring]);
  useEffect(
    () =>
      onSigns([...(isBlocked ? [t('wall.soundBlocked')] : []), ...(isRefused ? [t('wall.mayTurnOff')] : [])]),
    [onSigns, isBlocked, isRefused, t],
  );
  return null;
}
