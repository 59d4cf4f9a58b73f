/** A daily time window, in minutes since local midnight; the end is exclusive. */
export interface NightWindow {
  readonly startMinute: number;
  /** Less than the start if the window spans midnight. */
  readonly endMinute: number;
}

const DAY_MINUTES = 24 * 60;

/**
 * Whether a local time is in the night window. Only the wall clock counts: on days of 23 or 25 hours the window is shorter or longer too.
 *
 * @param window Null if there is no night; empty if it ends where it starts.
 * @param hour Local hour, 0–23.
 * @param minute Local minute, 0–59.
 */
export function isNight(window: NightWindow | null, hour: number, minute: number): boolean {
  if (!window) return false;
  const { startMinute, endMinute } = window;
  const sinceStart = (hour * 60 + minute - startMinute + DAY_MINUTES) % DAY_MINUTES;
  return sinceStart < (endMinute - startMinute + DAY_MINUTES) % DAY_MINUTES;
}
