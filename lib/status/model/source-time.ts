import { Temporal } from 'temporal-polyfill';

const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(?<offset>Z|[+-]\d{2}:\d{2})?$/;

/**
 * Converts a date of the source to an instant.
 *
 * A minute skipped by summer time becomes the one after the gap; of a repeated minute, the first is used.
 *
 * @param date `YYYY-MM-DDTHH:MM`, optionally with seconds and an offset; an offset takes precedence over the zone.
 * @param timeZone The IANA zone of ProdManager's clock.
 * @returns An ISO instant in UTC, `2026-03-02T08:10:00Z`.
 * @throws RangeError if the date or the zone is invalid.
 */
export function toInstant(date: string, timeZone: string): string {
  const match = DATE.exec(date);
  if (!match) throw new RangeError('expected a date like 2026-03-02T08:10');
  if (match.groups?.['offset'] !== undefined) return Temporal.Instant.from(date).toString();
  return Temporal.PlainDateTime.from(date).toZonedDateTime(timeZone).toInstant().toString();
}

/** The inverse of {@link toInstant}: the source's local time, `YYYY-MM-DDTHH:MM`. */
export function toWallClock(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}
