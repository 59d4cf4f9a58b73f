import { useEffect } from 'react';

import type { InitialView } from '@/lib/browser/live/counted-view';
import { pollIntervalMs } from '@/lib/browser/live/poll-interval';
import { reportScreen } from '@/lib/browser/live/report-screen';
import { usePolledView, type PolledView } from '@/lib/browser/live/use-polled-view';
import { toHourAndMinute } from '@/lib/language/format-instant';
import type { WallMoment } from '@/lib/language/wall/wall-moment';
import { toBoardFreshness } from '@/lib/status/freshness/board-freshness';
import { isNight, type NightWindow } from '@/lib/status/wall/night';
import type { WallBoard } from '@/lib/status/wall/wall-board';

// Caches on the way may keep an answer for three seconds.
const LEAST_SILENCE_MS = 5_000;
const QUIET_HOURS: NightWindow = { startMinute: 3 * 60, endMinute: 5 * 60 };
const DAY_MS = 12 * 3_600_000;

/** A wall's board as this screen knows it now. */
export interface LiveWallBoard extends PolledView<WallBoard>, WallMoment {
  /** Whether the clock of the wall's zone stands in its night. */
  readonly isNight: boolean;
  /** Whether the page should begin anew, as it does once in each night. */
  readonly isDue: boolean;
}

/**
 * Keeps a wall current: asks again where no answers come, and finds out when the page should be loaded again.
 */
export function useWallBoard(
  initial: InitialView<WallBoard>,
  { timeZone, night }: { readonly timeZone: string; readonly night: NightWindow | null },
): LiveWallBoard {
  const live = usePolledView(initial, { report: reportScreen });
  const { view, elapsedMs, askedAtMs, startedAtMs, nowMs, refresh } = live;
  const pollMs = pollIntervalMs(view.intervalSeconds);
  useEffect(() => {
    window.dispatchEvent(new Event('board-beat'));
  }, [elapsedMs]);

  const { hour, minute } = toHourAndMinute(nowMs, timeZone);
  const isDue = elapsedMs > DAY_MS && isNight(night ?? QUIET_HOURS, hour, minute);

  // A page that was long on its way is old, but this screen has lost nothing yet.
  const isSilent = elapsedMs - Math.max(askedAtMs, startedAtMs) > Math.max(LEAST_SILENCE_MS, 3 * pollMs);
  useEffect(() => {
    if (isSilent) refresh();
  }, [isSilent, refresh]);
  return {
    ...live,
    ...toBoardFreshness(view, live.ages),
    isOffline: live.isOffline || isSilent,
    isNight: isNight(night, hour, minute),
    isDue,
  };
}
