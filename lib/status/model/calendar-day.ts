import { dateFormat } from '@/lib/site/date-format';

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The day of a calendar, `2026-03-02`, that an instant (ISO, or epoch milliseconds) belongs to in an IANA zone. Days compare as texts. */
export function toDay(at: string | number, timeZone: string): string {
  // In the locale that instants are told in: each further one takes a slow phone a while to load.
  return dateFormat('en-GB', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    .format(typeof at === 'number' ? at : Date.parse(at))
    .split('/')
    .reverse()
    .join('-')
    .padStart(10, '0');
}

/** Whether a text is a day that exists, written `2026-03-02`. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** The day so many days after another, or before it where the number is negative. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
