// Not built on the client's `List`: that one requests pages of one size, which never overlap, and fails on incomplete lists.
import type { ApiResponse } from '@/lib/prodmanager/index';

import { countPages, MAX_ROWS, nextPage, type PageRequest } from './paging';
import { parseId, parseItems, parseRows, type BadRow, type RowParser } from './parse-row';
import { truncateRow } from './truncate';

/** A whole list, each row once, compared with the total that the source reports. */
export interface WholeList<Row> {
  readonly rows: readonly Row[];
  readonly bad: readonly BadRow[];
  /** Whether the number of rows equals the reported total. */
  readonly isWhole: boolean;
  /** Whether no row moved between pages. Some sources order rows of equal rank differently in each response. */
  readonly isSteady: boolean;
  /** How many rows the source listed, including bad ones and those filtered out afterwards. */
  readonly listed: number;
  /** The last reported `x-total`. */
  readonly total: number;
}

/** How to request a list and parse its rows. */
export interface ListSource<Row> {
  readonly parse: RowParser<Row>;
  readonly fetchPage: (page: PageRequest) => Promise<ApiResponse>;
  /** Called after the first page with the number of pages left. May throw to stop, if the budget has no room for them. */
  readonly onPagesLeft?: ((requests: number) => void) | undefined;
}

const MAX_ATTEMPTS = 3;
/** Limit for all responses of one list, in characters: six lists are read, and each is held in memory several times. */
const MAX_CHARACTERS = 16 * 1_024 * 1_024;

/** One pass through the pages of a list. */
interface Pass {
  readonly byId: ReadonlyMap<number, unknown>;
  readonly withoutId: readonly unknown[];
  /** All pages reported the same total, and as many rows were read. */
  readonly isWhole: boolean;
  /** Each page began with the rows that the previous one ended with. */
  readonly isSteady: boolean;
  /** Why the list was not read to its end; null if it was. */
  readonly limit: string | null;
  readonly total: number;
}

/** The limit that a list exceeds, in words for the log; null if none. */
function findExceededLimit(rows: number, characters: number): string | null {
  if (rows >= MAX_ROWS) return `the list is longer than ${MAX_ROWS} rows: the rest is not read`;
  if (characters < MAX_CHARACTERS) return null;
  return `the list is longer than ${MAX_CHARACTERS} characters: the rest is not read`;
}

/** @param isLast Whether to read to the end even if rows moved. */
async function readPages<Row>({ fetchPage, onPagesLeft }: ListSource<Row>, isLast: boolean): Promise<Pass> {
  const byId = new Map<number, unknown>();
  const withoutId: unknown[] = [];
  const totals = new Set<number>();
  let isSteady = true;
  let characters = 0;
  for (let covered = 0; ;) {
    const request = nextPage(covered);
    const response = await fetchPage(request);
    const items = parseItems(response);
    const total = response.count('x-total');
    totals.add(total);
    characters += response.text.length;
    const countBefore = byId.size + withoutId.length;
    items.forEach((item, index) => {
      const id = parseId(item);
      const row = truncateRow(item);
      const isRepeated = request.offset + index < covered;
      if (id === null) {
        if (!isRepeated) withoutId.push(row);
        return;
      }
      if (isRepeated && !byId.has(id)) isSteady = false;
      byId.set(id, row);
    });
    const end = request.offset + items.length;
    if (covered === 0) onPagesLeft?.(countPages(end, total));
    const hasMoved = totals.size > 1 || !isSteady;
    const count = byId.size + withoutId.length;
    const limit = end < total ? findExceededLimit(count, characters) : null;
    // After a page without new rows, more pages would not add any either.
    const isOver = end >= total || end <= covered || count === countBefore;
    if (isOver || limit !== null || (hasMoved && !isLast)) {
      const isWhole = totals.size === 1 && count === total;
      return { byId, withoutId, isWhole, isSteady, limit, total };
    }
    covered = end;
  }
}

/**
 * Reads a whole list, each row once.
 *
 * The source may change between two pages, and rows of equal rank have no fixed order, so a row can move across a page
 * boundary and be missed. Each page therefore overlaps the previous one, which reveals such moves, and the rows are
 * compared with the reported total. If they disagree, the list is read again, three times in total; the last attempt is
 * returned in any case, with `isWhole` and `isSteady`. A list that exceeds a limit is cut and gets a bad row.
 *
 * @throws ProdManagerError `parse` if a response is not a list; otherwise what `fetchPage` and `onPagesLeft` throw.
 */
export async function readList<Row>(source: ListSource<Row>): Promise<WholeList<Row>> {
  for (let attempt = 1; ; attempt += 1) {
    const pass = await readPages(source, attempt === MAX_ATTEMPTS);
    const { byId, withoutId, isWhole, isSteady, limit, total } = pass;
    if (!(isWhole && isSteady) && limit === null && attempt < MAX_ATTEMPTS) continue;
    const { rows, bad } = parseRows(source.parse, [...byId.values(), ...withoutId]);
    return {
      rows,
      bad: limit === null ? bad : [...bad, { problem: limit }],
      isWhole,
      isSteady,
      listed: byId.size + withoutId.length,
      total,
    };
  }
}
