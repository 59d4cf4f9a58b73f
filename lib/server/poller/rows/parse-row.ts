import type { z } from 'zod';

import { idSchema, ParseError, isProdManagerError, type ApiResponse } from '@/lib/prodmanager/index';
import { UNKNOWN_ID, type ItemFlaw, type Place } from '@/lib/status/model/types';

/** A row without an id, which cannot be shown at all. */
export interface BadRow {
  /** What was expected; never contains values of the source. */
  readonly problem: string;
}

/** A parsed row: an item, possibly with flaws, or a bad row. */
export type ParsedRow<Item> =
  { readonly item: Item; readonly bad: null } | { readonly item: null; readonly bad: BadRow };

/** Parses one row of a response. Never throws, even if the row is invalid. */
export type RowParser<Item> = (row: unknown) => ParsedRow<Item>;

type Shape = Readonly<Record<string, z.ZodType>>;

/** The fields of a row; null where a field could not be parsed. */
export type Fields<S extends Shape> = { readonly [Name in keyof S]: z.output<S[Name]> | null };

/** A row with its fields parsed, before it becomes an item. */
export interface RowFields<S extends Shape> {
  readonly id: number;
  readonly fields: Fields<S>;
  /** The row as it was received. */
  readonly raw: Readonly<Record<string, unknown>>;
  readonly flaws: FlawList;
}

/** Collects the parts of a row that could not be parsed. */
export class FlawList {
  readonly #flaws = new Map<string, ItemFlaw>();

  add(kind: ItemFlaw['kind'], field: string, problem: string): void {
    const key = `${kind} ${field}`;
    const known = this.#flaws.get(key);
    this.#flaws.set(key, known ? { ...known, count: known.count + 1 } : { kind, field, count: 1, problem });
  }

  /** Properties to spread into an item; none if there are no flaws. */
  toPart(): { readonly flaws?: readonly ItemFlaw[] } {
    if (this.#flaws.size === 0) return {};
    return { flaws: [...this.#flaws].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, flaw]) => flaw) };
  }
}

/** Whether a value is an object and not an array. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parses a value. An enum value that the client does not know counts as unreadable. */
function parseValue(
  schema: z.ZodType,
  value: unknown,
): { readonly data: unknown } | { readonly problem: string } {
  const parsed = schema.safeParse(value);
  if (!parsed.success) return { problem: parsed.error.issues[0]?.message ?? 'unexpected' };
  const isReplaced = parsed.data === 'unknown' && value !== 'unknown';
  return isReplaced ? { problem: 'expected a word that is known' } : { data: parsed.data };
}

/** Parses each field of an object on its own. Fields that cannot be parsed are null and reported to `onProblem`. */
export function parseFields<S extends Shape>(
  shape: S,
  raw: Readonly<Record<string, unknown>>,
  onProblem: (field: string, problem: string) => void,
): Fields<S> {
  const entries = Object.entries(shape).map(([name, schema]) => {
    const parsed = parseValue(schema, Object.hasOwn(raw, name) ? raw[name] : undefined);
    if ('data' in parsed) return [name, parsed.data] as const;
    onProblem(name, parsed.problem);
    return [name, null] as const;
  });
  return Object.fromEntries(entries) as Fields<S>;
}

/** The id of a row; null if it has no valid one. */
export function parseId(row: unknown): number | null {
  return isObject(row) ? (idSchema.safeParse(row['id']).data ?? null) : null;
}

/** Creates a parser that tolerates bad fields: a field that cannot be parsed becomes null, and only a row without an id is bad. */
export function createRowParser<S extends Shape, Item>(
  shape: S,
  toItem: (row: RowFields<S>) => Item,
): RowParser<Item> {
  return (raw) => {
    if (!isObject(raw)) return { item: null, bad: { problem: 'a row is no object' } };
    const id = parseId(raw);
    if (id === null) return { item: null, bad: { problem: 'a row has no id' } };
    const flaws = new FlawList();
    const fields = parseFields(shape, raw, (field, problem) => flaws.add('field', field, problem));
    return { item: { ...toItem({ id, fields, raw, flaws }), ...flaws.toPart() }, bad: null };
  };
}

const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** The name of a row; `#ID` if it cannot be parsed or has no visible character. */
export function toName({
  id,
  fields,
  flaws,
}: RowFields<Readonly<Record<'name', z.ZodType<string>>>>): string {
  if (fields.name !== null && VISIBLE.test(fields.name)) return fields.name;
  if (fields.name !== null) flaws.add('field', 'name', 'expected a text that can be seen');
  return `#${id}`;
}

/** The scope and service of a row. */
export const toPlace = ({
  scope,
  service,
}: {
  readonly scope: number | null;
  readonly service: number | null;
}): Place => ({ scopeId: scope ?? UNKNOWN_ID, serviceId: service ?? UNKNOWN_ID });

/** The unparsed rows of a page. @throws ParseError if the response is not a list. */
export function parseItems(response: ApiResponse): readonly unknown[] {
  const { items } = Object(response.json()) as { items?: unknown };
  if (!Array.isArray(items)) throw new ParseError('items', 'expected a list', response);
  return items;
}

/** Parses rows, and separates the bad ones. */
export function parseRows<Item>(
  parse: RowParser<Item>,
  rows: readonly unknown[],
): { readonly rows: readonly Item[]; readonly bad: readonly BadRow[] } {
  const parsed = rows.map(parse);
  return {
    rows: parsed.flatMap(({ item }) => item ?? []),
    bad: parsed.flatMap(({ bad }) => bad ?? []),
  };
}

/**
 * Parses the response to a request for one row; null if it was a 404.
 *
 * @throws ParseError if the row is bad; otherwise what the request throws.
 */
export async function parseOne<Item>(
  request: Promise<ApiResponse>,
  parse: RowParser<Item>,
): Promise<Item | null> {
  try {
    const response = await request;
    const { item, bad } = parse(response.json());
    if (bad) throw new ParseError('id', bad.problem, response);
    return item;
  } catch (error) {
    if (isProdManagerError(error) && error.code === 'http' && error.status === 404) return null;
    throw error;
  }
}
