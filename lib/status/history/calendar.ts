import { Temporal } from 'temporal-polyfill';

import type { Period, StripRange } from './types';

const HOUR_MS = 3_600_000;

/** A calendar day of a time zone. */
export interface Day extends Period {
  /** `2026-11-20` */
  readonly day: string;
}

const startOf = (date: Temporal.PlainDate, timeZone: string): number =>
  date.toZonedDateTime(timeZone).epochMilliseconds;

const dateAt = (at: number, timeZone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(timeZone).toPlainDate();

function toDay(date: Temporal.PlainDate, timeZone: string): Day {
  return {
    day: date.toString(),
    from: startOf(date, timeZone),
    until: startOf(date.add({ days: 1 }), timeZone),
  };
}

/** The calendar day of an instant. Lasts 23 or 25 hours when the clocks change. */
export const dayAt = (at: number, timeZone: string): Day => toDay(dateAt(at, timeZone), timeZone);

/** The last `count` days up to the one of an instant, oldest first. */
export function lastDays(count: number, at: number, timeZone: string): readonly Day[] {
  const last = dateAt(at, timeZone);
  return Array.from({ length: count }, (_, index) =>
    toDay(last.subtract({ days: count - 1 - index }), timeZone),
  );
}

/** The days that overlap a period, oldest first. */
export function daysOf({ from, until }: Period, timeZone: string): readonly Day[] {
  const days: Day[] = [];
  for (let day = dayAt(from, timeZone); day.from < until; day = dayAt(day.until, timeZone)) days.push(day);
  return days;
}

/** The hours of a day, counted from its start, so that they add up to it: the last one may be shorter. */
export function hoursOf({ from, until }: Period): readonly Period[] {
  const count = Math.ceil((until - from) / HOUR_MS);
  return Array.from({ length: count }, (_, index) => ({
    from: from + index * HOUR_MS,
    until: Math.min(until, from + (index + 1) * HOUR_MS),
  }));
}

const RANGE_DAYS: Readonly<Record<Exclude<StripRange, '24h'>, number>> = { '7d': 7, '30d': 30, '90d': 90 };
const DAY_HOURS = 24;

/** The bars of a range: 24 hours, or whole days; the last one contains `now`. */
export function toBars(range: StripRange, now: number, timeZone: string): readonly Period[] {
  if (range !== '24h')
    return lastDays(RANGE_DAYS[range], now, timeZone).map(({ from, until }) => ({ from, until }));
  const hours = lastDays(3, now, timeZone).flatMap(hoursOf);
  return hours.filter(({ from }) => from <= now).slice(-DAY_HOURS);
}

/** A day that is written as `2026-11-20`; null if it is none. */
export function parseDay(text: string, timeZone: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return toDay(Temporal.PlainDate.from(text, { overflow: 'reject' }), timeZone);
  } catch {
    return null;
  }
}
