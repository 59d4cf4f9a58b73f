import { Temporal } from 'temporal-polyfill';

// Temporal would also read `…T08:10+02:00` and ignore the offset: a time with a zone of its own is not this clock's.
const WALL_CLOCK = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?$/;

/**
 * The instant that a wall-clock minute of the source stands for.
 *
 * A minute that summer time skips is taken as the one after the gap, one that comes twice as the first.
 *
 * @param wallClock `YYYY-MM-DDTHH:MM`, as ProdManager writes dates; seconds are read where there are any.
 * @param timeZone The IANA zone that ProdManager's clock runs in.
 * @returns An ISO instant in UTC, `2026-03-02T08:10:00Z`.
 * @throws RangeError if either is not what it should be.
 */
export function toInstant(wallClock: string, timeZone: string): string {
  if (!WALL_CLOCK.test(wallClock))
    throw new RangeError('expected a date like 2026-03-02T08:10, without a zone');
  return Temporal.PlainDateTime.from(wallClock).toZonedDateTime(timeZone).toInstant().toString();
}

/** The minute that an instant is on the source's wall clock, `YYYY-MM-DDTHH:MM`: what {@link toInstant} reads. */
export function toWallClock(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}
