/** The room of a page. */
export interface PageRoom {
  readonly room: number;
  readonly gap: number;
  /** The first items that fit into this room are on every page. */
  readonly pinnedRoom: number;
  readonly maxItems: number;
}

/**
 * Spreads items over as few pages as needed, in order: the first items are on every page, the others take turns. Every item is on some page,
 * and no page exceeds its room. Null if an item does not fit on any page.
 */
export function turnPages<T>(
  items: readonly T[],
  sizeOf: (item: T) => number,
  { room, gap, pinnedRoom, maxItems }: PageRoom,
): readonly (readonly T[])[] | null {
  const extentOf = (some: readonly T[]): number => some.reduce((sum, item) => sum + sizeOf(item) + gap, -gap);
  if (items.some((item) => sizeOf(item) > room) || (items.length > 0 && maxItems < 1)) return null;
  if (extentOf(items) <= room && items.length <= maxItems) return [items];

  let pinned = 0;
  while (pinned < Math.min(maxItems, items.length) - 1 && extentOf(items.slice(0, pinned + 1)) <= pinnedRoom)
    pinned += 1;
  const largest = (from: number): number => Math.max(...items.slice(from).map(sizeOf));
  while (pinned > 0 && extentOf(items.slice(0, pinned)) + gap + largest(pinned) > room) pinned -= 1;

  const stay = items.slice(0, pinned);
  const pages: T[][] = [];
  let page = [...stay];
  for (const item of items.slice(pinned)) {
    if (page.length > pinned && (page.length === maxItems || extentOf([...page, item]) > room)) {
      pages.push(page);
      page = [...stay];
    }
    page.push(item);
  }
  return [...pages, page];
}
