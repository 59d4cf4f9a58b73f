import { toDay } from '@/lib/status/model/calendar-day';
import { dateFormat } from '@/lib/site/date-format';
import type { Language } from '@/lib/site/preferences';

/** The time that a reader has before them already. */
export interface InstantOptions {
  /** The day that need not be said: today, or that of another time beside this one. Epoch milliseconds. */
  readonly nowMs: number;
  readonly withSeconds?: boolean;
}

/** In which language, and in which IANA zone. */
export interface InstantFormat {
  readonly language: Language;
  readonly timeZone: string;
}

/** English as it is written outside America: the day before the month, and 24 hours. */
export const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

/** A zone with a real minus sign, after which no line breaks: `GMT−5`. */
const toZoneName = (name: string): string => name.replace('-', '\u2212');

/** An instant as `format` of a date format says it, with a year of four digits at least: `26` would be read as a day, or as another century. */
export function formatWith(locale: string, options: Intl.DateTimeFormatOptions, at: string): string {
  const parts = dateFormat(locale, options).formatToParts(Date.parse(at));
  const toText = ({ type, value }: Intl.DateTimeFormatPart): string =>
    type === 'year' ? value.padStart(4, '0') : type === 'timeZoneName' ? toZoneName(value) : value;
  return parts.map(toText).join('');
}

/** An instant as a time of its zone, which is named, after the day and the year where they need saying: `Wed 25 Nov, 11:19 UTC`. */
export function formatInstant(
  at: string,
  { nowMs, withSeconds = false, language, timeZone }: InstantOptions & InstantFormat,
): string {
  const [that, now] = [toDay(at, timeZone), toDay(nowMs, timeZone)];
  const isToday = that === now;
  const isThisYear = that.slice(0, -6) === now.slice(0, -6);
  const options: Intl.DateTimeFormatOptions = {
    ...(!isToday && { weekday: 'short', day: 'numeric', month: 'short' }),
    ...(!isThisYear && { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    ...(withSeconds && { second: '2-digit' }),
    hourCycle: 'h23',
    timeZone,
    timeZoneName: 'short',
  };
  return formatWith(LOCALES[language], options, at);
}

/** A moment's time of day in a zone, which is not named: `14:32`. For a place beside which the zone stands. */
export function formatTime(atMs: number, { language, timeZone }: InstantFormat): string {
  return dateFormat(LOCALES[language], {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(atMs);
}

/** The same with its seconds: `14:32:08`. */
export function formatClock(atMs: number, { language, timeZone }: InstantFormat): string {
  return dateFormat(LOCALES[language], {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(atMs);
}

/** A day and its zone: `Mon 23 Nov, UTC`. */
export function formatZonedDay(atMs: number, { language, timeZone }: InstantFormat): string {
  const parts = dateFormat(LOCALES[language], { timeZone, timeZoneName: 'short' }).formatToParts(atMs);
  const zone = parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  const day = dateFormat(LOCALES[language], { weekday: 'short', day: 'numeric', month: 'short', timeZone });
  return `${day.format(atMs)}, ${toZoneName(zone)}`;
}

/** The hour and the minute that a clock of a zone shows, for what happens at some time of each day. */
export function toWallClock(
  atMs: number,
  timeZone: string,
): { readonly hour: number; readonly minute: number } {
  const [hour = '0', minute = '0'] = formatTime(atMs, { language: 'en', timeZone }).split(':');
  return { hour: Number(hour), minute: Number(minute) };
}
