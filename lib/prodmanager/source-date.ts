const DATE =
  /^(?<year>\d{1,4})-(?<day>\d{2}-\d{2})[T ](?<minute>\d{2}:\d{2})(?:(?<second>:[0-5]\d)(?:[.,](?<fraction>\d+))?)? ?(?<zone>Z|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?$/i;

function toOffset(zone: string): string {
  if (zone.toUpperCase() === 'Z') return 'Z';
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return `${zone.slice(0, 1)}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

/**
 * A date of ProdManager in one form, `2026-03-02T08:10`, with seconds and an offset where it has them; null where it is none.
 *
 * ProdManager writes a year before 1000 with as many digits as it has (`26-11-29T13:00`); it is returned with four.
 */
export function readSourceDate(text: string): string | null {
  const { year = '', day, minute, second = '', fraction, zone } = DATE.exec(text)?.groups ?? {};
  const written = `${year.padStart(4, '0')}-${day}T${minute}`;
  if (Number(year) === 0) return null;
  const time = new Date(`${written}Z`);
  // The thirtieth of February is read as the second of March by some engines.
  if (Number.isNaN(time.getTime()) || !time.toISOString().startsWith(written)) return null;
  const fine = fraction === undefined ? second : `${second}.${fraction.slice(0, 9)}`;
  return `${written}${fine}${zone === undefined ? '' : toOffset(zone)}`;
}
