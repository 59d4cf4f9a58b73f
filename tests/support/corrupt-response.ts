import type { IncomingHttpHeaders } from 'node:http';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Holder = Json[] | { [key: string]: Json };

/** Replacements for values; `undefined` removes the value. */
const ODD_VALUES: readonly (Json | undefined)[] = [
  undefined,
  null,
  true,
  false,
  0,
  -1,
  42,
  1.5,
  Number.MAX_SAFE_INTEGER,
  1e300,
  '',
  ' ',
  'nonsense',
  '12',
  '26-11-29T13:00',
  '2026-02-30T25:61',
  '9999-12-31T23:59',
  '2026-03-02T08:10:30+02:00',
  'x'.repeat(50_000),
  [],
  {},
  [null],
  { id: 1, name: { first: 'odd' } },
];
const ODD_HEADERS: readonly (string | undefined)[] = [
  undefined,
  '',
  '0',
  '1',
  '-1',
  'many',
  '999999999999999',
];
const CHANGED_HEADERS = ['x-total', 'x-total-pages', 'x-page', 'x-per-page', 'date', 'age', 'content-type'];

const isHolder = (value: Json | undefined): value is Holder => typeof value === 'object' && value !== null;

/** Every value in a body, as its container and key. */
function placesOf(value: Json): [Holder, string][] {
  if (!isHolder(value)) return [];
  const entries = Object.entries<Json>(value);
  return entries.flatMap(([key, child]): [Holder, string][] => [[value, key], ...placesOf(child)]);
}

/** A corrupted response, and what was changed in it. */
interface CorruptedResponse {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer | string;
  readonly change: string;
}

/** Corrupts a response: its headers and its body. */
export type Corrupt = (headers: IncomingHttpHeaders, body: Buffer) => CorruptedResponse;

/**
 * Corrupts responses: a field or a header becomes null, missing, huge, odd or another type, or the body is truncated or replaced. It never
 * sets another valid status and never adds a valid row, because clients could not detect that.
 *
 * @param random Seeded random numbers from 0 to 1, without 1, so that failures are reproducible.
 */
export function createCorruption(random: () => number): Corrupt {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;

  const changeFields = (body: Json): string => {
    const changed: string[] = [];
    for (let count = 1 + Math.floor(random() * 3); count > 0; count -= 1) {
      const places = placesOf(body);
      if (places.length === 0) break;
      const [holder, key] = pick(places);
      // A copy: the next change may be inside of it.
      const value = structuredClone(pick(ODD_VALUES));
      if (Array.isArray(holder)) holder.splice(Number(key), 1, ...(value === undefined ? [] : [value]));
      else if (value === undefined) delete holder[key];
      else holder[key] = value;
      changed.push(`${key} = ${JSON.stringify(value)?.slice(0, 40)}`);
    }
    return changed.join(', ');
  };
  const changeBody = (text: string): [string, string] => {
    const chance = random();
    if (chance < 0.05) return [text.slice(0, Math.floor(random() * text.length)), 'cut off'];
    if (chance < 0.1)
      return [pick(['', '<html></html>', 'null', '[]', '{}', '"a sentence"', '{"items":null}']), 'replaced'];
    let body: Json;
    try {
      body = JSON.parse(text) as Json;
    } catch {
      return [text, 'unchanged'];
    }
    const change = changeFields(body);
    return [JSON.stringify(body), change];
  };

  return (headers, body) => {
    if (random() < 0.2) {
      const name = pick(CHANGED_HEADERS);
      const value = pick(ODD_HEADERS);
      const { [name]: _, ...rest } = headers;
      return {
        headers: value === undefined ? rest : { ...rest, [name]: value },
        body,
        change: `${name}: ${value}`,
      };
    }
    const [text, change] = changeBody(body.toString());
    return { headers, body: text, change };
  };
}
