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

const join = (texts: readonly (string | undefined)[], between: string): string =>
  texts.filter(Boolean).join(between);

/**
 * Formats an instant: `Wed 25 Nov 2026, 11:19 UTC`. Only names and numbers are those of `Intl`: its punctuation differs between browsers and Node,
 * which have to render the same text. A zone behind UTC has a real minus sign, after which no line breaks: `GMT−5`. Years have at least four
 * digits, because `26` would be read as a day or as 2026.
 */
export function formatWith(
  language: Language,
  options: Intl.DateTimeFormatOptions,
  at: string | number,
): string {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  const atMs = typeof at === 'number' ? at : Date.parse(at);
  for (const { type, value } of dateFormat(LOCALES[language], options).formatToParts(atMs))
    parts[type] = value;
  const { weekday, day, month, year, hour, minute, second, timeZoneName } = parts;
  const date = join([weekday, day, month, year?.padStart(4, '0')], ' ');
  const time = join([hour, minute, second], ':');
  return join([date, join([time, timeZoneName?.replace('-', '\u2212')], ' ')], ', ');
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
  return formatWith(language, options, at);
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
  return formatWith(language, { day: 'numeric', month: 'short', timeZone }, at);
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
  const options = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone,
    timeZoneName: 'short',
  } as const;
  return formatWith(language, options, atMs);
}

/** Local hour and minute in a zone. */
export function toHourAndMinute(
  atMs: number,
  timeZone: string,
): { readonly hour: number; readonly minute: number } {
  const [hour = '0', minute = '0'] = formatTime(atMs, { language: 'en', timeZone }).split(':');
  return { hour: Number(hour), minute: Number(minute) };
}
