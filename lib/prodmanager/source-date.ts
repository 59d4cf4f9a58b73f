const DATE =
  /^(?<year>\d{1,4})-(?<day>\d{2}-\d{2})[T ](?<minute>\d{2}:\d{2})(?:(?<second>:[0-5]\d)(?:[.,](?<fraction>\d+))?)? ?(?<zone>Z|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?$/i;

function toOffset(zone: string): string {
  if (zone.toUpperCase() === 'Z') return 'Z';
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return `${zone.slice(0, 1)}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

/**
 * Normalizes a date to `2026-03-02T08:10`, with seconds and an offset where it has them; null where it is invalid.
 *
 * ProdManager does not pad years before 1000 (`26-11-29T13:00`); the result always has four digits.
 */
export function readSourceDate(text: string): string | null {
  const { year = '', day, minute, second = '', fraction, zone } = DATE.exec(text)?.groups ?? {};
  const written = `${year.padStart(4, '0')}-${day}T${minute}`;
  if (Number(year) === 0) return null;
  const time = new Date(`${written}Z`);
  // Some engines parse 30 February as 2 March.
  if (Number.isNaN(time.getTime()) || !time.toISOString().startsWith(written)) return null;
  const seconds = fraction === undefined ? second : `${second}.${fraction.slice(0, 9)}`;
  return `${written}${seconds}${zone === undefined ? '' : toOffset(zone)}`;
}
