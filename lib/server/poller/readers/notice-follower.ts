import { toRemarks } from './reading';

/** How to read a single notice. */
export interface FollowedSource<Item> {
  /** Null if the notice no longer exists. */
  readonly readOne: (id: number) => Promise<Item | null>;
  readonly isOpen: (item: Item) => boolean;
}

/** The notices that left the list of open ones, by their present state. */
export interface Followed<Item> {
  readonly open: readonly Item[];
  /** In their final state. */
  readonly closed: readonly Item[];
  /** Those whose present state could not be read, in their last known state. */
  readonly unread: readonly Item[];
  /** Why they could not be read, for the log. */
  readonly remarks: readonly string[];
}

/** How many notices one call reads; the others wait for the next call. */
const MAX_PER_CALL = 10;

/** Reads the final state of incidents or maintenances that left the list of open ones. */
export class NoticeFollower {
  /** The call in which each followed notice was last requested. */
  #requestedIn = new Map<number, number>();
  #calls = 0;

  /**
   * Reads the notices that were open before and are not listed now: at most ten, those that waited longest first. Stops at
   * the first that cannot be read, and moves it to the end of the queue.
   */
  async follow<Item extends { readonly id: number }>(
    before: readonly Item[],
    listed: readonly Item[],
    { readOne, isOpen }: FollowedSource<Item>,
  ): Promise<Followed<Item>> {
    const listedIds = new Set(listed.map(({ id }) => id));
    const missing = before.filter(({ id }) => !listedIds.has(id));
    this.#requestedIn = new Map(missing.map(({ id }) => [id, this.#requestedIn.get(id) ?? 0]));
    this.#calls += 1;
    const requestedIn = ({ id }: Item): number => this.#requestedIn.get(id) ?? 0;
    const queue = [...missing].sort((a, b) => requestedIn(a) - requestedIn(b)).slice(0, MAX_PER_CALL);
    const states = new Map<number, Item | null>();
    let remarks: readonly string[] = [];
    for (const { id } of queue) {
      const what = `the present state of ${id}`;
      this.#requestedIn.set(id, this.#calls);
      try {
        const item = await readOne(id);
        if (item === null || item.id === id) states.set(id, item);
        else remarks = [`${what} cannot be read: the response has another id`];
      } catch (error) {
        remarks = toRemarks(what, error);
      }
      if (states.has(id)) continue;
      // Sorts after those that this call read.
      this.#requestedIn.set(id, this.#calls + 0.5);
      break;
    }
    const read = missing.flatMap(({ id }) => states.get(id) ?? []);
    return {
      open: read.filter(isOpen),
      closed: read.filter((item) => !isOpen(item)),
      unread: missing.filter(({ id }) => !states.has(id)),
      remarks,
    };
  }
}
