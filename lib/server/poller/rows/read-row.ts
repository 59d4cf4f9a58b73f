import 'server-only';

import type { z } from 'zod';

import { idSchema } from '@/lib/prodmanager/index';
import { UNKNOWN_ID, type ItemFlaw, type Place } from '@/lib/status/model/types';

/** A row without an id, which is in no list; `problem` says what was expected, and never what was found. */
export interface BadRow {
  readonly problem: string;
}

/** What a row became: an item as far as it could be read, or a row that is in no list. */
export type RowReading<Item> =
  { readonly item: Item; readonly bad: null } | { readonly item: null; readonly bad: BadRow };

/** Reads one row of an answer, whatever it holds; never throws. */
export type ReadRow<Item> = (row: unknown) => RowReading<Item>;

type Shape = Readonly<Record<string, z.ZodType>>;

/** The fields of a row; one that could not be read is null. */
export type Fields<S extends Shape> = { readonly [Name in keyof S]: z.output<S[Name]> | null };

/** A row while it is read. */
export interface OpenRow<S extends Shape> {
  readonly id: number;
  readonly fields: Fields<S>;
  /** As it came. */
  readonly raw: Readonly<Record<string, unknown>>;
  readonly flaws: FlawList;
}

/** Collects what of a row could not be read. */
export class FlawList {
  readonly #flaws = new Map<string, ItemFlaw>();

  add(kind: ItemFlaw['kind'], field: string, problem: string): void {
    const key = `${kind} ${field}`;
    const known = this.#flaws.get(key);
    this.#flaws.set(key, known ? { ...known, count: known.count + 1 } : { kind, field, count: 1, problem });
  }

  /** To be spread into an item; nothing where there is none. */
  toPart(): { readonly flaws?: readonly ItemFlaw[] } {
    if (this.#flaws.size === 0) return {};
    return { flaws: [...this.#flaws].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, flaw]) => flaw) };
  }
}

/** Whether a value is an object, and no list. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as a schema reads it, or why it does not; a word that is not known counts as unreadable. */
function readValue(
  schema: z.ZodType,
  value: unknown,
): { readonly data: unknown } | { readonly problem: string } {
  const parsed = schema.safeParse(value);
  if (!parsed.success) return { problem: parsed.error.issues[0]?.message ?? 'unexpected' };
  const isReplaced = parsed.data === 'unknown' && value !== 'unknown';
  return isReplaced ? { problem: 'expected a word that is known' } : { data: parsed.data };
}

/** The fields of an object, each read by itself; those that cannot be read are null, and told to `onProblem`. */
export function readFields<S extends Shape>(
  shape: S,
  raw: Readonly<Record<string, unknown>>,
  onProblem: (field: string, problem: string) => void,
): Fields<S> {
  const entries = Object.entries(shape).map(([name, schema]) => {
    const found = readValue(schema, Object.hasOwn(raw, name) ? raw[name] : undefined);
    if ('data' in found) return [name, found.data] as const;
    onProblem(name, found.problem);
    return [name, null] as const;
  });
  return Object.fromEntries(entries) as Fields<S>;
}

/** The id of a row; null where it has none that is of use. */
export function readId(row: unknown): number | null {
  return isObject(row) ? (idSchema.safeParse(row['id']).data ?? null) : null;
}

/** Reads rows field by field: a field that cannot be read costs that field, and only a row without an id is lost. */
export function createReadRow<S extends Shape, Item>(
  shape: S,
  toItem: (row: OpenRow<S>) => Item,
): ReadRow<Item> {
  return (raw) => {
    if (!isObject(raw)) return { item: null, bad: { problem: 'a row is no object' } };
    const id = readId(raw);
    if (id === null) return { item: null, bad: { problem: 'a row has no id' } };
    const flaws = new FlawList();
    const fields = readFields(shape, raw, (field, problem) => flaws.add('field', field, problem));
    return { item: { ...toItem({ id, fields, raw, flaws }), ...flaws.toPart() }, bad: null };
  };
}

const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** What a row is called; its id where its name cannot be read, or cannot be seen. */
export function readName({
  id,
  fields,
  flaws,
}: OpenRow<Readonly<Record<'name', z.ZodType<string>>>>): string {
  if (fields.name !== null && VISIBLE.test(fields.name)) return fields.name;
  if (fields.name !== null) flaws.add('field', 'name', 'expected a text that can be seen');
  return `#${id}`;
}

/** Where something belongs. */
export const readPlace = ({
  scope,
  service,
}: {
  readonly scope: number | null;
  readonly service: number | null;
}): Place => ({ scopeId: scope ?? UNKNOWN_ID, serviceId: service ?? UNKNOWN_ID });
