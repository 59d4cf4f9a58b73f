import { Temporal } from 'temporal-polyfill';

/**
 * The instant that a wall-clock minute of the source stands for.
 *
 * A minute that summer time skips is taken as the one after the gap, one that comes twice as the first.
 *
 * @param wallClock `YYYY-MM-DDTHH:MM`, as ProdManager writes dates.
 * @param timeZone The IANA zone that ProdManager's clock runs in.
 * @returns An ISO instant in UTC, `2026-03-02T08:10:00Z`.
 * @throws RangeError if either is not what it should be.
 */
export function toInstant(wallClock: string, timeZone: string): string {
  return Temporal.PlainDateTime.from(wallClock).toZonedDateTime(timeZone).toInstant().toString();
}
