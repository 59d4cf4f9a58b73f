import { SECTION_NAMES, type Ages } from '../model/types';

/** Header with {@link Ages} as a structured field dictionary: `scopes=3.2, monitors=0.4`. Sections of unknown age are omitted. */
export const AGES_HEADER = 'snapshot-ages';

/** Header with the server's time, an ISO instant. */
export const TIME_HEADER = 'snapshot-time';

/** Formats {@link AGES_HEADER}: seconds with one decimal. */
export function formatAges(ages: Ages): string {
  return SECTION_NAMES.flatMap((name) =>
    ages[name] === null ? [] : [`${name}=${ages[name].toFixed(1)}`],
  ).join(', ');
}

/** Parses {@link AGES_HEADER}; missing and invalid ages are null. */
export function parseAges(header: string | null): Ages {
  const fields = new Map<string, string | undefined>();
  for (const part of (header ?? '').split(',')) {
    const [name = '', value] = part.trim().split('=');
    fields.set(name, value);
  }
  const ageOf = (name: string): number | null => {
    const value = fields.get(name);
    return value !== undefined && /^\d+(\.\d+)?$/.test(value) ? Number(value) : null;
  };
  return Object.fromEntries(SECTION_NAMES.map((name) => [name, ageOf(name)])) as Ages;
}
