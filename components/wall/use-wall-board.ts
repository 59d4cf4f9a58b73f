import { useEffect } from 'react';

import { toHourAndMinute } from '@/lib/language/format-instant';
import type { InitialView } from '@/lib/browser/live/aging-view';
import { pollIntervalMs } from '@/lib/browser/live/timing';
import { reportScreen } from '@/lib/browser/wall/report-screen';
import { usePolledView, type PolledView } from '@/lib/browser/wall/use-polled-view';
import type { WallMoment } from '@/lib/language/wall/freshness-sentence';
import { toBoardFreshness } from '@/lib/status/freshness/freshness';
import { isNight, type NightWindow } from '@/lib/status/wall/night';
import type { WallBoard } from '@/lib/status/wall/wall-board';
import type { ShownWall } from '@/lib/status/wall/wall-layout';

// Caches may serve a response for three seconds.
const LEAST_SILENCE_MS = 5_000;
const QUIET_HOURS: NightWindow = { startMinute: 3 * 60, endMinute: 5 * 60 };
const DAY_MS = 12 * 3_600_000;

/** A wall's current data. */
export interface LiveWallBoard extends PolledView<WallBoard>, WallMoment {
  /** Whether it is night in the wall's time zone. */
  readonly isNight: boolean;
  /** Whether the page is due for its nightly reload. */
  readonly isDue: boolean;
}

/** Keeps a wall current, refreshes it when responses stop arriving, and decides when the page is due for a reload. */
export function useWallBoard(
  initial: InitialView<WallBoard>,
  {
    timeZone,
    night,
    shown,
  }: {
    readonly timeZone: string;
    readonly night: NightWindow | null;
    /** What the wall shows now, for its reports. */
    readonly shown: { readonly current: ShownWall | null };
  },
): LiveWallBoard {
  const live = usePolledView(initial, {
    report: (build, known) => reportScreen(build, known, shown.current),
  });
  const { view, elapsedMs, requestedAtMs, startedAtMs, nowMs, refresh } = live;
  const pollMs = pollIntervalMs(view.intervalSeconds);
  useEffect(() => {
    window.dispatchEvent(new Event('board-beat'));
  }, [elapsedMs]);

  const { hour, minute } = toHourAndMinute(nowMs, timeZone);
  const isDue = elapsedMs > DAY_MS && isNight(night ?? QUIET_HOURS, hour, minute);

  // A page that took long to arrive is old, but no read has failed yet.
  const isSilent = elapsedMs - Math.max(requestedAtMs, startedAtMs) > Math.max(LEAST_SILENCE_MS, 3 * pollMs);
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
