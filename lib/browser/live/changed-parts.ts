/** The parts of a page by name (see {@link partName}), each with its content as text. */
export type Parts = ReadonlyMap<string, string>;

/** Changed parts with the seconds for which each must still be visible until it counts as seen. */
export type Marks = ReadonlyMap<string, number>;

/** Seconds for which a change must be visible until it counts as seen. */
const SEEN_AFTER_SECONDS = 8;

/** Name of a part: an item of a list by id, or a cell of the map by `serviceId/scopeId`. */
export const partName = (list: string, id: number | string): string => `${list}:${id}`;

type Fields = Readonly<Record<string, unknown>>;

function idOf(item: Fields): number | string | null {
  const { id, serviceId, scopeId } = item;
  if (typeof id === 'number') return id;
  return typeof serviceId === 'number' && typeof scopeId === 'number' ? `${serviceId}/${scopeId}` : null;
}

function collect(value: unknown, list: string, parts: Map<string, string>): void {
  if (Array.isArray(value)) for (const item of value) collect(item, list, parts);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const fields = value as Fields;
  const id = idOf(fields);
  const own = Object.entries(fields).filter(([, value]) => !Array.isArray(value));
  if (id !== null && list !== '') parts.set(partName(list, id), JSON.stringify(own));
  for (const [name, value] of Object.entries(fields)) {
    if (Array.isArray(value) || id === null) collect(value, name, parts);
  }
}

/**
 * Splits a view into parts: every item with an `id` in a list, and every cell of a map. Items of nested lists are parts themselves and not
 * included in their parent. The verdict, the sections and the latest changes are not parts.
 */
export function toParts(view: object): Parts {
  const parts = new Map<string, string>();
  for (const [name, value] of Object.entries(view)) {
    if (name !== 'changes' && name !== 'verdict' && name !== 'sections') collect(value, name, parts);
  }
  return parts;
}

/** Names of the parts that are new or differ. Removed parts cannot be marked. */
export function changedParts(before: Parts, after: Parts): readonly string[] {
  return [...after].flatMap(([name, content]) => (before.get(name) === content ? [] : [name]));
}

/** Adds marks for parts that have just changed. */
export function addMarks(marks: Marks, names: readonly string[]): Marks {
  return names.length === 0
    ? marks
    : new Map([...marks, ...names.map((name) => [name, SEEN_AFTER_SECONDS] as const)]);
}

/** Subtracts seconds in which the page was visible, and removes expired marks. */
export function ageMarks(marks: Marks, seconds: number): Marks {
  return new Map([...marks].flatMap(([name, left]) => (left > seconds ? [[name, left - seconds]] : [])));
}
