import 'server-only';

/** What is open now, and the last state of what was open and is not any more. */
export interface OpenAndEnded<Item> {
  readonly open: readonly Item[];
  readonly ended: readonly Item[];
}

/** How one by itself is read, null where it is gone; and whether it is open. */
export interface OpenSource<Item> {
  readonly readOne: (id: number) => Promise<Item | null>;
  readonly isOpen: (item: Item) => boolean;
}

/** The most that are read one by one at a time: the others wait for the next. */
const MOST_AT_ONCE = 10;

/**
 * Follows incidents or maintenances to their end: what left the list of the open ones is read once more by itself. What
 * cannot be read now is still open as far as anybody knows, and asked for again next time.
 *
 * @param before What was open at the last look.
 * @param listed What the source lists as open now.
 */
export async function followOpen<Item extends { readonly id: number }>(
  before: readonly Item[],
  listed: readonly Item[],
  { readOne, isOpen }: OpenSource<Item>,
): Promise<OpenAndEnded<Item>> {
  const listedIds = new Set(listed.map(({ id }) => id));
  const missing = before.filter(({ id }) => !listedIds.has(id));
  const found: Item[] = [];
  const waiting = missing.slice(MOST_AT_ONCE);
  const asked = missing.slice(0, MOST_AT_ONCE);
  for (const [index, item] of asked.entries()) {
    try {
      const last = await readOne(item.id);
      if (last) found.push(last);
    } catch {
      // Behind the others, so that one that never can be read does not keep them waiting.
      waiting.push(...asked.slice(index + 1), item);
      break;
    }
  }
  return {
    open: [...listed, ...found.filter(isOpen), ...waiting],
    ended: found.filter((item) => !isOpen(item)),
  };
}
