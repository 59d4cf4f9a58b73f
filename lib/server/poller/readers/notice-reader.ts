import type { Section } from '@/lib/status/model/types';

import type { WholeList } from '../rows/read-list';
import { NoticeFollower, type Followed, type FollowedSource } from './notice-follower';
import { countMissing, toMissingFlaws, toRemarks, type Reading } from './reading';

/** The source's own count of open notices. */
export interface NoticeCount {
  /** In a status that the list includes. */
  readonly listed: number;
  /** In a status that this board does not know, and that no list includes. */
  readonly unlisted: number;
}

/** How to read the open notices of one kind. */
export interface NoticeSource<Item> {
  readonly list: () => Promise<WholeList<Item>>;
  readonly count: () => Promise<NoticeCount>;
  readonly isOpen: (item: Item) => boolean;
  /** Reads a notice that left the list; null for kinds whose unlisted items are always closed. */
  readonly readOne: FollowedSource<Item>['readOne'] | null;
}

/** The open notices of one kind. */
export interface NoticeReading<Item> extends Reading<Item> {
  /** Notices that closed since the last read, in their final state. */
  readonly closed: readonly Item[];
}

/** If the list and the count disagree because of a change between the two requests, they agree at the second attempt. */
const MAX_ATTEMPTS = 2;

interface CheckedList<Item> {
  readonly list: WholeList<Item>;
  /** Null if it was not requested. */
  readonly count: NoticeCount | null;
  readonly isProven: boolean;
  readonly remarks: readonly string[];
}

/**
 * Reads the open notices of one kind: incidents, maintenances or announcements. A notice that left the list stays on the
 * board until its final state is known.
 *
 * The source's count is requested only to check a doubtful list: when something left it or could not be parsed, when the
 * last reading was not proven, and with each sweep.
 */
export class NoticeReader<Item extends { readonly id: number }> {
  readonly #follower = new NoticeFollower();

  /** @throws BudgetError, ProdManagerError if the list cannot be read. */
  async read(
    before: Section<Item>,
    source: NoticeSource<Item>,
    isSweep: boolean,
  ): Promise<NoticeReading<Item>> {
    const { list, count, isProven, remarks } = await this.#readChecked(before, source, isSweep);
    const missing = Math.max(countMissing(list), (count?.listed ?? 0) - list.listed);
    const { open, closed, unread, ...followed } = await this.#follow(before.items, list, source, missing > 0);
    const unlisted = count?.unlisted ?? 0;
    return {
      rows: [...list.rows, ...open, ...unread],
      bad: list.bad,
      // Notices that are open but not listed must be in a status that this board does not know.
      isProven: isProven && unread.length === 0 && open.length === unlisted,
      flaws: [
        ...toMissingFlaws(Math.max(0, missing) + Math.max(0, unlisted - open.length)),
        ...(source.readOne && unread.length > 0
          ? [{ kind: 'field', field: 'status', count: unread.length } as const]
          : []),
      ],
      remarks: [...remarks, ...followed.remarks],
      closed,
    };
  }

  async #follow(
    before: readonly Item[],
    list: WholeList<Item>,
    { readOne, isOpen }: NoticeSource<Item>,
    isIncomplete: boolean,
  ): Promise<Followed<Item>> {
    if (readOne) return this.#follower.follow(before, list.rows, { readOne, isOpen });
    const unread = isIncomplete ? withoutListed(before, list).filter(isOpen) : [];
    return { open: [], closed: [], unread, remarks: [] };
  }

  async #readChecked(
    before: Section<Item>,
    source: NoticeSource<Item>,
    isSweep: boolean,
  ): Promise<CheckedList<Item>> {
    let list = await source.list();
    const left = withoutListed(before.items, list).filter(source.isOpen);
    const isReliable = list.isWhole && list.isSteady && list.bad.length === 0;
    const isExpected = isReliable && before.isProven && left.length === 0;
    let count: NoticeCount | null = null;
    if (isExpected && !isSweep) return { list, count, isProven: true, remarks: [] };
    try {
      for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
        if (attempt > 1) list = await source.list();
        count = await source.count();
        if (list.isWhole && count.listed === list.listed) return { list, count, isProven: true, remarks: [] };
      }
      return { list, count, isProven: false, remarks: [] };
    } catch (error) {
      return { list, count, isProven: isExpected && count === null, remarks: toRemarks('the counts', error) };
    }
  }
}

function withoutListed<Item extends { readonly id: number }>(
  before: readonly Item[],
  { rows }: WholeList<Item>,
): readonly Item[] {
  const ids = new Set(rows.map(({ id }) => id));
  return before.filter(({ id }) => !ids.has(id));
}
