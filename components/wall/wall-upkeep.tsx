'use client';

import { useEffect } from 'react';

import { useKiosk } from '@/lib/browser/use-kiosk';
import { useRenewal } from '@/lib/browser/use-renewal';
import { useSelfReload } from '@/lib/browser/use-self-reload';
import { useWakeLock } from '@/lib/browser/use-wake-lock';

/** What keeps a screen on, clean, paired and current, and draws nothing. */
export function WallUpkeep({
  build,
  seenBuild,
  isDue,
  onRefused,
}: {
  readonly build: string;
  readonly seenBuild: string | null;
  readonly isDue: boolean;
  /** Told whether the browser refuses to keep the screen on. */
  readonly onRefused: (isRefused: boolean) => void;
}) {
  useKiosk();
  useRenewal();
  useSelfReload({ build, seenBuild, isDue, when: 'now' });
  const { isRefused } = useWakeLock();
  useEffect(() => onRefused(isRefused), [onRefused, isRefused]);
  return null;
}
