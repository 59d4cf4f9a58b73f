/** Longer durations are shown as a start date: 17,532,000 hours mean nothing to a reader. */
export const LONG_SECONDS = 365 * 86_400;

/** Sort order of ISO instants; unknown ones (null) come first, as they may be the oldest. */
export function byInstant(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return Date.parse(a) - Date.parse(b);
}

/** Epoch milliseconds of an ISO instant; null if unknown. */
export const toMs = (at: string | null): number | null => (at === null ? null : Date.parse(at));

/** Seconds between two instants, at least 0 because dates are typed by people; null if either is unknown. */
export function secondsBetween(startMs: number | null, endMs: number | null): number | null {
  return startMs === null || endMs === null ? null : Math.max(0, (endMs - startMs) / 1_000);
}
