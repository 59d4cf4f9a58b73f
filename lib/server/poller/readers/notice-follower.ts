import 'server-only';

import { toRemarks } from './reading';

/** How one by itself is read, null where it is gone; and whether it is open. */
export interface FollowedSource<Item> {
  readonly readOne: (id: number) => Promise<Item | null>;
  readonly isOpen: (item: Item) => boolean;
}

/** What became of the items that left the list of the open ones. */
export interface Followed<Item> {
  /** Still open by their own answer. */
  readonly open: readonly Item[];
  /** The last state of those that are over. */
  readonly closed: readonly Item[];
  /** Those whose present state is not known, in the last state that is. */
  readonly unread: readonly Item[];
  /** Why they could not be read, for the log. */
  readonly remarks: readonly string[];
}

/** The most that are read one by one at a time: the others wait for the next. */
const MOST_AT_ONCE = 10;

/** Follows incidents or maintenances to their end: what left the list of the open ones is read by itself. */
export class NoticeFollower {
  /** In which call each that is followed was last asked for. */
  #askedIn = new Map<number, number>();
  #calls = 0;

  /**
   * Reads those that were open before and are not listed now: ten at most, those first that waited longest. The first that
   * cannot be read ends the attempt, and is asked for last the next time.
   */
  async follow<Item extends { readonly id: number }>(
    before: readonly Item[],
    listed: readonly Item[],
    { readOne, isOpen }: FollowedSource<Item>,
  ): Promise<Followed<Item>> {
    const listedIds = new Set(listed.map(({ id }) => id));
    const missing = before.filter(({ id }) => !listedIds.has(id));
    this.#askedIn = new Map(missing.map(({ id }) => [id, this.#askedIn.get(id) ?? 0]));
    this.#calls += 1;
    const turnOf = ({ id }: Item): number => this.#askedIn.get(id) ?? 0;
    const queue = [...missing].sort((a, b) => turnOf(a) - turnOf(b)).slice(0, MOST_AT_ONCE);
    const states = new Map<number, Item | null>();
    let remarks: readonly string[] = [];
    for (const { id } of queue) {
      const what = `the present state of ${id}`;
      this.#askedIn.set(id, this.#calls);
      try {
        const last = await readOne(id);
        if (last === null || last.id === id) states.set(id, last);
        else remarks = [`${what} cannot be read: the answer has another id`];
      } catch (error) {
        remarks = toRemarks(what, error);
      }
      if (states.has(id)) continue;
      // Behind those that were read in this call.
      this.#askedIn.set(id, this.#calls + 0.5);
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
