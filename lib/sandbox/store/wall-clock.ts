/** An instant as ProdManager writes it: the minute on the server's wall clock, here in UTC. */
export const toWallClock = (moment: Date): string => moment.toISOString().slice(0, 16);

/** The instant of a minute as ProdManager writes it, in epoch milliseconds. */
export const fromWallClock = (minute: string): number => Date.parse(`${minute}Z`);

const FORM_DATE = /^(\d{4})-(1[0-2]|0?[1-9])-(3[01]|[12]\d|0?[1-9])T(2[0-3]|[01]?\d):([0-5]?\d)$/;

/** Parses `YYYY-MM-DDTHH:MM`, single digits allowed; null where it is not a valid minute. */
export function parseWallClock(text: string): string | null {
  const [, year, month, day, hour, minute] = FORM_DATE.exec(text) ?? [];
  if (!year || !month || !day || !hour || !minute || year === '0000') return null;
  const written = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
  const moment = new Date(`${written}Z`);
  return !Number.isNaN(moment.getTime()) && toWallClock(moment) === written ? written : null;
}

const two = (digits: string): string => digits.padStart(2, '0');

/** A minute as SQLite stores it: date filters compare with this text. */
export const toSqliteText = (minute: string): string => `${minute.replace('T', ' ')}:00.000000`;

/** A minute as the API returns it: Python's `%Y` does not pad years, so the year 26 has two digits. */
export const toWireMinute = (minute: string): string => minute.replace(/^0+/, '');
