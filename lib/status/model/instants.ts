/** What is longer than a year is said by when it began: 17,532,000 hours mean nothing. */
export const LONG_SECONDS = 365 * 86_400;

/** The order of two instants, ISO or null for one that is not known, which comes first: it may be the oldest. */
export function byInstant(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return Date.parse(a) - Date.parse(b);
}

/** Epoch milliseconds of an ISO instant; null for one that is not known. */
export const toMs = (at: string | null): number | null => (at === null ? null : Date.parse(at));

/** Seconds from one instant to another, never fewer than none: dates are typed by people; null where either is not known. */
export function secondsBetween(startMs: number | null, endMs: number | null): number | null {
  return startMs === null || endMs === null ? null : Math.max(0, (endMs - startMs) / 1_000);
}
