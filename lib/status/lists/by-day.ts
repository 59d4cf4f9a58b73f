import { toDay } from '../model/time';

/** The items of one day. */
export interface DayGroup<Item> {
  /** `2026-03-02`, in the viewer's zone; null for items whose day is unknown. */
  readonly day: string | null;
  readonly items: readonly Item[];
}

/**
 * Groups items by day, in the order of the first item of each.
 *
 * @param atOf The ISO instant of an item; null if unknown.
 * @param timeZone The viewer's IANA zone, which decides the days.
 */
export function groupByDay<Item>(
  items: readonly Item[],
  atOf: (item: Item) => string | null,
  timeZone: string,
): DayGroup<Item>[] {
  const days = new Map<string | null, Item[]>();
  for (const item of items) {
    const at = atOf(item);
    const day = at === null ? null : toDay(at, timeZone);
    const found = days.get(day);
    if (found) found.push(item);
    else days.set(day, [item]);
  }
  return [...days].map(([day, found]) => ({ day, items: found }));
}
