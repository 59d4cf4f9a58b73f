import { SECTION_NAMES, type Ages } from '../model/types';

/** The header that carries {@link Ages}, as a structured field dictionary: `scopes=3.2, monitors=0.4`; a section of unknown age is left out. */
export const AGES_HEADER = 'snapshot-ages';

/** The header that carries the server's present, an ISO instant. */
export const TIME_HEADER = 'snapshot-time';

/** Ages as the value of {@link AGES_HEADER}, in seconds with one decimal. */
export function formatAges(ages: Ages): string {
  return SECTION_NAMES.flatMap((name) =>
    ages[name] === null ? [] : [`${name}=${ages[name].toFixed(1)}`],
  ).join(', ');
}

/** Ages from the value of {@link AGES_HEADER}; what is not there or no number counts as of unknown age. */
export function parseAges(header: string | null): Ages {
  const given = new Map<string, string | undefined>();
  for (const part of (header ?? '').split(',')) {
    const [name = '', value] = part.trim().split('=');
    given.set(name, value);
  }
  const ageOf = (name: string): number | null => {
    const value = given.get(name);
    return value !== undefined && /^\d+(\.\d+)?$/.test(value) ? Number(value) : null;
  };
  return Object.fromEntries(SECTION_NAMES.map((name) => [name, ageOf(name)])) as Ages;
}
