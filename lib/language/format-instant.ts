import { toDay } from '@/lib/status/model/time';
import { dateFormat } from '@/lib/site/date-format';
import type { Language } from '@/lib/site/preferences';

/** The context of a displayed instant. */
export interface InstantOptions {
  /** The day to omit: that of now, or of another time next to this one. Epoch milliseconds. */
  readonly nowMs: number;
  readonly withSeconds?: boolean;
  /** False where the zone is named once for many times. */
  readonly withZone?: boolean;
}

/** Language, and IANA zone. */
export interface InstantFormat {
  readonly language: Language;
  readonly timeZone: string;
}

/** British English: day before month, 24 hours. */
export const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

/** Uses a real minus sign, after which no line breaks: `GMT−5`. */
const toZoneName = (name: string): string => name.replace('-', '\u2212');

/** Formats an instant; years have at least four digits, because `26` would be read as a day or as 2026. */
export function formatWith(locale: string, options: Intl.DateTimeFormatOptions, at: string): string {
  const parts = dateFormat(locale, options).formatToParts(Date.parse(at));
  const toText = ({ type, value }: Intl.DateTimeFormatPart): string =>
    type === 'year' ? value.padStart(4, '0') : type === 'timeZoneName' ? toZoneName(value) : value;
  return parts.map(toText).join('');
}

/** Formats an instant, usually with its zone; day and year only if they differ from now: `Wed 25 Nov, 11:19 UTC`. */
export function formatInstant(
  at: string,
  { nowMs, withSeconds = false, withZone = true, language, timeZone }: InstantOptions & InstantFormat,
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
    ...(withZone && { timeZoneName: 'short' }),
  };
  return formatWith(LOCALES[language], options, at);
}

/** Time of day without zone: `14:32`. */
export function formatTime(atMs: number, { language, timeZone }: InstantFormat): string {
  return dateFormat(LOCALES[language], {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(atMs);
}

/** An instant where there is little room: the time if it is today, otherwise the day: `1 Dec`. */
export function formatBriefly(at: string, nowMs: number, format: InstantFormat): string {
  const { language, timeZone } = format;
  if (toDay(at, timeZone) === toDay(nowMs, timeZone)) return formatTime(Date.parse(at), format);
  return formatWith(LOCALES[language], { day: 'numeric', month: 'short', timeZone }, at);
}

/** Time of day with seconds: `14:32:08`. */
export function formatClock(atMs: number, { language, timeZone }: InstantFormat): string {
  return dateFormat(LOCALES[language], {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(atMs);
}

/** Day with zone: `Mon 23 Nov, UTC`. */
export function formatZonedDay(atMs: number, { language, timeZone }: InstantFormat): string {
  const parts = dateFormat(LOCALES[language], { timeZone, timeZoneName: 'short' }).formatToParts(atMs);
  const zone = parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  const day = dateFormat(LOCALES[language], { weekday: 'short', day: 'numeric', month: 'short', timeZone });
  return `${day.format(atMs)}, ${toZoneName(zone)}`;
}

/** Local hour and minute in a zone. */
export function toHourAndMinute(
  atMs: number,
  timeZone: string,
): { readonly hour: number; readonly minute: number } {
  const [hour = '0', minute = '0'] = formatTime(atMs, { language: 'en', timeZone }).split(':');
  return { hour: Number(hour), minute: Number(minute) };
}
