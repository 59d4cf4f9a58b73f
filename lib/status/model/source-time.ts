import { Temporal } from 'temporal-polyfill';

const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(?<offset>Z|[+-]\d{2}:\d{2})?$/;

/**
 * The instant that a date of the source stands for.
 *
 * A minute that summer time skips is taken as the one after the gap, one that comes twice as the first.
 *
 * @param date `YYYY-MM-DDTHH:MM`, as the client reads dates; seconds are read where there are any, and an offset goes before the zone.
 * @param timeZone The IANA zone that ProdManager's clock runs in.
 * @returns An ISO instant in UTC, `2026-03-02T08:10:00Z`.
 * @throws RangeError if either is not what it should be.
 */
export function toInstant(date: string, timeZone: string): string {
  const match = DATE.exec(date);
  if (!match) throw new RangeError('expected a date like 2026-03-02T08:10');
  if (match.groups?.['offset'] !== undefined) return Temporal.Instant.from(date).toString();
  return Temporal.PlainDateTime.from(date).toZonedDateTime(timeZone).toInstant().toString();
}

/** The minute that an instant is on the source's wall clock, `YYYY-MM-DDTHH:MM`: what {@link toInstant} reads. */
export function toWallClock(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}
