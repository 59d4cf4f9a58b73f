import { Temporal } from 'temporal-polyfill';

import type { Incident } from '../model/types';
import type { PastNotice, Period } from './types';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A moment of the past in an address: epoch milliseconds of a whole minute; `future` and `invalid` ones cannot be shown. */
export type Moment =
  | { readonly state: 'past'; readonly at: number }
  | { readonly state: 'future' }
  | { readonly state: 'invalid' };

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/i;
const LOCAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?$/;

function toInstant(text: string, timeZone: string): number | null {
  try {
    if (INSTANT.test(text)) return Temporal.Instant.from(text).epochMilliseconds;
    if (LOCAL.test(text))
      return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds;
  } catch (error) {
    // Such as 30 February.
    if (!(error instanceof RangeError)) throw error;
  }
  return null;
}

/**
 * Parses the parameter `at`: an ISO instant, or without an offset, as a `datetime-local` field sends it, a time in a zone. Seconds are cut.
 *
 * @param timeZone The IANA zone of times without an offset.
 * @param nowMs The present in epoch milliseconds.
 */
export function parseMoment(text: string, timeZone: string, nowMs: number): Moment {
  const instant = toInstant(text.trim(), timeZone);
  if (instant === null) return { state: 'invalid' };
  const at = Math.floor(instant / MINUTE_MS) * MINUTE_MS;
  return at > nowMs ? { state: 'future' } : { state: 'past', at };
}

/** The canonical form of a moment in addresses: `2026-11-20T14:00Z`. */
export const formatMoment = (at: number): string => `${new Date(at).toISOString().slice(0, 16)}Z`;

/** The value of a `datetime-local` field: `2026-11-20T15:00`. */
export function toLocalMoment(at: number, timeZone: string): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  return zoned.toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/** The moments an hour and a day before and after another; null where nothing was recorded or the present is reached. */
export interface MomentSteps {
  readonly dayBack: number | null;
  readonly hourBack: number | null;
  readonly hourOn: number | null;
  readonly dayOn: number | null;
}

/** @param recorded From the first observation to the present. */
export function toSteps(at: number, { from, until }: Period): MomentSteps {
  const step = (ms: number): number | null => (at + ms < from || at + ms > until ? null : at + ms);
  return { dayBack: step(-DAY_MS), hourBack: step(-HOUR_MS), hourOn: step(HOUR_MS), dayOn: step(DAY_MS) };
}

/** How far the time axis of a moment reaches to both sides. */
const REACH_MS = 3 * DAY_MS;

/** The steps of a time axis: a slider on it stops every five minutes. */
export const AXIS_STEP_MS = 5 * MINUTE_MS;

/**
 * The time axis around a moment: six days, or as much of them as was recorded. The moment is a whole number of steps from both ends, so that
 * a slider can be there.
 *
 * @param recorded From the first observation to the present. The moment must be within it.
 */
export function toAxis(at: number, { from, until }: Period): Period {
  const back = Math.min(at - from, Math.max(REACH_MS, 2 * REACH_MS - (until - at)));
  const on = Math.min(until - at, Math.max(REACH_MS, 2 * REACH_MS - (at - from)));
  const whole = (ms: number): number => Math.floor(ms / AXIS_STEP_MS) * AXIS_STEP_MS;
  return { from: at - whole(back), until: at + whole(on) };
}

/** The first moments of the days of a period, and where they are on it, as a share from 0 to 1. */
export function toDayStarts({ from, until }: Period, timeZone: string) {
  const starts: { readonly at: number; readonly share: number }[] = [];
  let day = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone).startOfDay();
  for (day = day.add({ days: 1 }); day.epochMilliseconds < until; day = day.add({ days: 1 }).startOfDay())
    starts.push({ at: day.epochMilliseconds, share: (day.epochMilliseconds - from) / (until - from) });
  return starts;
}

/** The first moment that is not before an instant. */
export const toNextMoment = (instant: number): number => Math.ceil(instant / MINUTE_MS) * MINUTE_MS;

/** An incident on a time axis. */
export interface MomentMark extends Pick<Incident, 'id' | 'name' | 'severity'>, Period {
  /** Where it begins and how long it is, as shares of the axis from 0 to 1. */
  readonly start: number;
  readonly length: number;
}

/**
 * The incidents of a period, oldest first, cut to it.
 *
 * @param notices Only those that the viewer may see; names are raw.
 */
export function toMarks(notices: readonly PastNotice[], period: Period): readonly MomentMark[] {
  const whole = period.until - period.from;
  if (whole <= 0) return [];
  return notices
    .flatMap(({ kind, item, seen }): MomentMark[] => {
      const from = Math.max(seen.from, period.from);
      const until = Math.min(seen.until, period.until);
      if (kind !== 'incident' || until < from) return [];
      const { id, name, severity } = item;
      return [
        {
          id,
          name,
          severity,
          from,
          until,
          start: (from - period.from) / whole,
          length: (until - from) / whole,
        },
      ];
    })
    .sort((a, b) => a.from - b.from || a.id - b.id);
}
