import { SCREEN_RANGES } from './legible';
import { parseNight } from './night-notation';
import { DEFAULT_WALL_OPTIONS, type WallOptions, type WallView } from './wall-options';

/** Why a parameter of a wall's URL is invalid. */
export type WallProblemCode =
  | 'empty'
  | 'too-long'
  | 'repeated'
  | 'not-a-number'
  | 'out-of-range'
  | 'unknown-value'
  | 'unknown-zone'
  | 'unknown-parameter';

/** An invalid parameter, which is ignored. */
export interface WallProblem {
  readonly parameter: string;
  readonly code: WallProblemCode;
}

/** The options of a URL, and its invalid parameters. */
export interface ParsedWallOptions {
  readonly options: WallOptions;
  readonly problems: readonly WallProblem[];
}

type Reading<T> = { readonly value: T } | { readonly code: WallProblemCode };

const LONGEST_TEXT = 200;
/** Valid seconds per page, inclusive. */
export const ROTATE_RANGE = [5, 3_600] as const;
const PARAMETERS: readonly string[] = [
  ...['scope', 'service', 'view', 'rotate', 'zone', 'lang', 'theme', 'size', 'distance', 'night', 'sound'],
  ...['oled', 'shape', 'title'],
];

function readText(text: string): Reading<string> {
  if (text === '') return { code: 'empty' };
  return text.length > LONGEST_TEXT ? { code: 'too-long' } : { value: text };
}

function readNumber(
  text: string,
  [least, most]: readonly [number, number],
  isWhole: boolean,
): Reading<number> {
  if (!/^\d+(\.\d+)?$/.test(text)) return { code: 'not-a-number' };
  const value = Number(text);
  if (isWhole && !Number.isInteger(value)) return { code: 'not-a-number' };
  return value < least || value > most ? { code: 'out-of-range' } : { value };
}

function readZone(text: string): Reading<string> {
  // Engines also accept offsets, which have no summer time.
  if (!/^[A-Za-z]/.test(text)) return { code: 'unknown-zone' };
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return { value: text };
  } catch {
    return { code: 'unknown-zone' };
  }
}

function readView(text: string): Reading<WallView> {
  if (text === 'all' || text === 'incidents' || text === 'maintenances') return { value: { kind: text } };
  const [, kind, ref] = /^(scope|service):(.*)$/s.exec(text) ?? [];
  if (kind !== 'scope' && kind !== 'service') return { code: 'unknown-value' };
  const read = readText((ref ?? '').trim());
  return 'value' in read ? { value: { kind, ref: read.value } } : read;
}

function readOneOf<T extends string>(...values: readonly T[]): (text: string) => Reading<T> {
  return (text) => {
    const value = values.find((candidate) => candidate === text);
    return value === undefined ? { code: 'unknown-value' } : { value };
  };
}

/**
 * Parses the query of a wall's URL. Never throws: invalid values are reported and replaced by the default; of a parameter given too often,
 * the first counts.
 */
export function parseWallOptions(query: URLSearchParams): ParsedWallOptions {
  const problems: WallProblem[] = [];
  const all = <T>(parameter: string, read: (text: string) => Reading<T>): T[] => {
    const values = new Map<string, T>();
    for (const text of query.getAll(parameter)) {
      const reading = read(text.trim());
      if ('code' in reading) problems.push({ parameter, code: reading.code });
      else values.set(JSON.stringify(reading.value), reading.value);
    }
    return [...values.values()];
  };
  const one = <T>(parameter: string, read: (text: string) => Reading<T>, fallback: T): T => {
    const [text, ...more] = query.getAll(parameter);
    if (more.length > 0) problems.push({ parameter, code: 'repeated' });
    if (text === undefined) return fallback;
    const reading = read(text.trim());
    if ('value' in reading) return reading.value;
    problems.push({ parameter, code: reading.code });
    return fallback;
  };

  for (const parameter of new Set(query.keys())) {
    if (!PARAMETERS.includes(parameter)) problems.push({ parameter, code: 'unknown-parameter' });
  }
  const byDefault = DEFAULT_WALL_OPTIONS;
  const views = all('view', readView);
  const options: WallOptions = {
    scopes: all('scope', readText),
    services: all('service', readText),
    views: views.length === 0 ? byDefault.views : views,
    rotateSeconds: one('rotate', (text) => readNumber(text, ROTATE_RANGE, true), byDefault.rotateSeconds),
    timeZone: one<string | null>('zone', readZone, byDefault.timeZone),
    language: one<'en' | 'fr' | null>('lang', readOneOf('en', 'fr'), byDefault.language),
    theme: one('theme', readOneOf('dark', 'light'), byDefault.theme),
    diagonalInches: one(
      'size',
      (text) => readNumber(text, SCREEN_RANGES.diagonalInches, false),
      byDefault.diagonalInches,
    ),
    distanceMetres: one(
      'distance',
      (text) => readNumber(text, SCREEN_RANGES.distanceMetres, false),
      byDefault.distanceMetres,
    ),
    shape: one('shape', readOneOf('landscape', 'portrait'), byDefault.shape),
    night: one(
      'night',
      (text) => {
        const value = parseNight(text);
        return value ? { value } : { code: 'unknown-value' };
      },
      byDefault.night,
    ),
    isSoundOn: one('sound', readOneOf('on', 'off'), 'off') === 'on',
    isOled: one('oled', readOneOf('on', 'off'), 'off') === 'on',
    title: one<string | null>('title', readText, byDefault.title),
  };
  return { options, problems };
}
