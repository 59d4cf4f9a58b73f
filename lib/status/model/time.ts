import { dateFormat } from '@/lib/site/date-format';

/** Longer durations are shown as a start date: 17,532,000 hours mean nothing to a reader. */
export const LONG_SECONDS = 365 * 86_400;

/** Sort order of ISO instants; unknown ones (null) come first, as they may be the oldest. */
export function byInstant(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return Date.parse(a) - Date.parse(b);
}

/** The earliest of some instants; null if one is unknown, or if there are none. */
export const earliest = (instants: readonly (string | null)[]): string | null =>
  [...instants].sort(byInstant)[0] ?? null;

/** Epoch milliseconds of an ISO instant; null if unknown. */
export const toMs = (at: string | null): number | null => (at === null ? null : Date.parse(at));

/** ProdManager's dates are whole minutes, and clocks differ a little. */
const TOLERANCE_SECONDS = 60;

/** Seconds between two instants; null if either is unknown, or if the end is before the start, so that one of them must be wrong. */
export function secondsBetween(startMs: number | null, endMs: number | null): number | null {
  if (startMs === null || endMs === null) return null;
  const seconds = (endMs - startMs) / 1_000;
  return seconds < -TOLERANCE_SECONDS ? null : Math.max(0, seconds);
}

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The calendar day of an instant (ISO or epoch milliseconds) in an IANA zone: `2026-03-02`. Days sort as text. */
export function toDay(at: string | number, timeZone: string): string {
  // Uses the locale of other formats: loading another one is slow on phones.
  return dateFormat('en-GB', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    .format(typeof at === 'number' ? at : Date.parse(at))
    .split('/')
    .reverse()
    .join('-')
    .padStart(10, '0');
}

/** Whether a text is a valid day such as `2026-03-02`. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** Adds a number of days, which may be negative. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
