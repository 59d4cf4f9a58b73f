import 'server-only';

import type { Section } from '@/lib/status/model/types';

import { type Followed, type FollowedSource, NoticeFollower } from './notice-follower';
import type { WholeList } from '../rows/read-list';
import { missingOf, type Reading, toMissing, toRemarks } from './reading';

/** How many the source counts in a list; `unheard` are those in a state that this board does not know, which no list has. */
export interface OpenCount {
  readonly listed: number;
  readonly unheard: number;
}

/** How a list of open items and its count are read. */
export interface NoticeSource<Item> {
  readonly list: () => Promise<WholeList<Item>>;
  readonly count: () => Promise<OpenCount>;
  /** Whether it is open, by what is known of it. */
  readonly isOpen: (item: Item) => boolean;
  /** Reads one that left the list; null where what is not listed is over. */
  readonly readOne: FollowedSource<Item>['readOne'] | null;
}

/** A list of open items, and those that are over since the last look in their last state. */
export interface NoticeReading<Item> extends Reading<Item> {
  readonly ended: readonly Item[];
}

/** A change between two requests is over at the second look. */
const LOOKS = 2;

interface Witnessed<Item> {
  readonly list: WholeList<Item>;
  /** Null where the source was not asked. */
  readonly count: OpenCount | null;
  readonly isProven: boolean;
  readonly remarks: readonly string[];
}

/**
 * Reads what is open of one kind, and keeps what left the list until its end is known.
 *
 * The list has to have as many rows as it says itself. What the source counts elsewhere is a second witness: it is asked
 * where something left the list or could not be read, where the last reading was not proven, and with each sweep.
 */
export class NoticeReader<Item extends { readonly id: number }> {
  readonly #follower = new NoticeFollower();

  /** @throws BudgetError, ProdManagerError where the list cannot be read. */
  async read(
    before: Section<Item>,
    source: NoticeSource<Item>,
    isSweep: boolean,
  ): Promise<NoticeReading<Item>> {
    const { list, count, isProven, remarks } = await this.#look(before, source, isSweep);
    const missing = Math.max(missingOf(list), (count?.listed ?? 0) - list.listed);
    const {
      open,
      closed: ended,
      unread,
      ...followed
    } = await this.#follow(before.items, list, source, missing > 0);
    const unheard = count?.unheard ?? 0;
    return {
      rows: [...list.rows, ...open, ...unread],
      bad: list.bad,
      // What is open by its own answer, though in no list, must be in a state that no list has.
      isProven: isProven && unread.length === 0 && open.length === unheard,
      flaws: [
        ...toMissing(Math.max(0, missing) + Math.max(0, unheard - open.length)),
        ...(source.readOne && unread.length > 0
          ? [{ kind: 'field', field: 'status', count: unread.length } as const]
          : []),
      ],
      remarks: [...remarks, ...followed.remarks],
      ended,
    };
  }

  async #follow(
    before: readonly Item[],
    list: WholeList<Item>,
    { readOne, isOpen }: NoticeSource<Item>,
    isShort: boolean,
  ): Promise<Followed<Item>> {
    if (readOne) return this.#follower.follow(before, list.rows, { readOne, isOpen });
    const unread = isShort ? withoutListed(before, list).filter(isOpen) : [];
    return { open: [], closed: [], unread, remarks: [] };
  }

  async #look(before: Section<Item>, source: NoticeSource<Item>, isSweep: boolean): Promise<Witnessed<Item>> {
    let list = await source.list();
    const left = withoutListed(before.items, list).filter(source.isOpen);
    const isPlain = list.isWhole && list.isSteady && list.bad.length === 0;
    const isExpected = isPlain && before.isProven && left.length === 0;
    let count: OpenCount | null = null;
    if (isExpected && !isSweep) return { list, count, isProven: true, remarks: [] };
    try {
      for (let looks = 1; looks <= LOOKS; looks += 1) {
        if (looks > 1) list = await source.list();
        count = await source.count();
        if (list.isWhole && count.listed === list.listed) return { list, count, isProven: true, remarks: [] };
      }
      return { list, count, isProven: false, remarks: [] };
    } catch (error) {
      return { list, count, isProven: isExpected && count === null, remarks: toRemarks('the counts', error) };
    }
  }
}

/** What was open and is not listed. */
function withoutListed<Item extends { readonly id: number }>(
  before: readonly Item[],
  { rows }: WholeList<Item>,
): readonly Item[] {
  const ids = new Set(rows.map(({ id }) => id));
  return before.filter(({ id }) => !ids.has(id));
}
