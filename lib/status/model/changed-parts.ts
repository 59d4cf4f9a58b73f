/** What can change on a page by itself: its name (see {@link partName}), and what it says, as text to compare. */
export type Parts = ReadonlyMap<string, string>;

/** The parts that changed and for how many more seconds each has to be looked at until it counts as seen. */
export type Marks = ReadonlyMap<string, number>;

/** For how long a change is shown to whoever looks, in seconds. */
const SEEN_AFTER_SECONDS = 8;

/** Names a part of a page: an item of one of its lists, or a cell of the map by `serviceId/scopeId`. */
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
  const own = Object.entries(fields).filter(([, held]) => !Array.isArray(held));
  if (id !== null && list !== '') parts.set(partName(list, id), JSON.stringify(own));
  for (const [name, held] of Object.entries(fields)) {
    if (Array.isArray(held) || id === null) collect(held, name, parts);
  }
}

/**
 * The parts of a page: every item with an `id` in a list of it, named after the list, and every cell of a map. What an item says does
 * not include the lists inside it, whose items are parts of their own. The verdict, told in words of its own, and the changes, which are news
 * by themselves, are none.
 */
export function toParts(view: object): Parts {
  const parts = new Map<string, string>();
  for (const [name, held] of Object.entries(view)) {
    if (name !== 'changes' && name !== 'verdict' && name !== 'sections') collect(held, name, parts);
  }
  return parts;
}

/** The names of the parts that are new or say something else than before. What is gone cannot be marked. */
export function changedParts(before: Parts, after: Parts): readonly string[] {
  return [...after].flatMap(([name, says]) => (before.get(name) === says ? [] : [name]));
}

/** Marks parts that changed now, for their full time. */
export function addMarks(marks: Marks, names: readonly string[]): Marks {
  return names.length === 0
    ? marks
    : new Map([...marks, ...names.map((name) => [name, SEEN_AFTER_SECONDS] as const)]);
}

/** Takes away so many seconds in which the page was looked at, and the marks that have been seen. */
export function ageMarks(marks: Marks, seconds: number): Marks {
  return new Map([...marks].flatMap(([name, left]) => (left > seconds ? [[name, left - seconds]] : [])));
}
