/** A stretch of every day, in minutes since local midnight: from its start up to, not including, its end. */
export interface NightWindow {
  readonly startMinute: number;
  /** Before the start where the window runs over midnight. */
  readonly endMinute: number;
}

const DAY_MINUTES = 24 * 60;

/**
 * Whether a wall-clock time lies in the night window.
 *
 * It looks at what the clock on the wall says and at nothing else: on a day an hour shorter or longer the window is, too.
 *
 * @param window Null where there is no night; one that ends where it starts is empty.
 * @param hour Local hour, 0–23.
 * @param minute Local minute, 0–59.
 */
export function isNight(window: NightWindow | null, hour: number, minute: number): boolean {
  if (!window) return false;
  const { startMinute, endMinute } = window;
  const sinceStart = (hour * 60 + minute - startMinute + DAY_MINUTES) % DAY_MINUTES;
  return sinceStart < (endMinute - startMinute + DAY_MINUTES) % DAY_MINUTES;
}
