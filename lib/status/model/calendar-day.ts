import { dateFormat } from '@/lib/site/date-format';

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
