import 'server-only';

import { type Answer, ParseError } from '@/lib/prodmanager/index';

import { cutTexts } from './cut-texts';
import { countPages, MOST_ROWS, nextPage, type PageRequest } from './next-page';
import { readId, type BadRow, type ReadRow } from './read-row';

/** A list, each row once, and what the source itself counts in it. */
export interface WholeList<Row> {
  readonly rows: readonly Row[];
  /** Those that are in no list. */
  readonly bad: readonly BadRow[];
  /** Whether as many rows were read as the source counts. */
  readonly isWhole: boolean;
  /** Whether no row is known to have moved between two pages. Of rows that sort alike, some sources move one with each request. */
  readonly isSteady: boolean;
  /** How many rows were listed, also those that are in neither `rows` nor `bad` because they do not belong here. */
  readonly listed: number;
  /** How many rows there are by the last `x-total`. */
  readonly total: number;
}

/** How a list is asked for, and what its rows are. */
export interface ListSource<Row> {
  readonly read: ReadRow<Row>;
  readonly ask: (page: PageRequest) => Promise<Answer>;
  /** Told after the first page how many more there will be; may throw where there is no room for them. */
  readonly expect?: ((requests: number) => void) | undefined;
}

const READINGS = 3;
/** How many characters the answers to one list may have together. Six lists are read, and each is kept in memory a few times over. */
const MOST_CHARACTERS = 16 * 1_024 * 1_024;

/** The rows of a page, as they came. @throws ParseError where the answer is no list. */
export function readItems(answer: Answer): readonly unknown[] {
  const { items } = Object(answer.json()) as { items?: unknown };
  if (!Array.isArray(items)) throw new ParseError('items', 'expected a list', answer);
  return items;
}

interface Reading {
  readonly byId: ReadonlyMap<number, unknown>;
  readonly anonymous: readonly unknown[];
  /** Every row that was told of was seen. */
  readonly isWhole: boolean;
  /** Each page began with what the one before ended with: nothing moved in between. */
  readonly isUnbroken: boolean;
  /** Why it was read no further; null where it was read to its end. */
  readonly bound: string | null;
  readonly total: number;
}

/** Why a list is read no further, in words for the log; null where it is. */
function findBound(rows: number, characters: number): string | null {
  if (rows >= MOST_ROWS) return `the list is longer than ${MOST_ROWS} rows: the rest is not read`;
  if (characters < MOST_CHARACTERS) return null;
  return `the list is longer than ${MOST_CHARACTERS} characters: the rest is not read`;
}

/** @param isLast Whether it is to go on to the end though something moved. */
async function readOnce<Row>({ ask, expect }: ListSource<Row>, isLast: boolean): Promise<Reading> {
  const byId = new Map<number, unknown>();
  const anonymous: unknown[] = [];
  const totals = new Set<number>();
  let isUnbroken = true;
  let characters = 0;
  for (let covered = 0; ;) {
    const request = nextPage(covered);
    const answer = await ask(request);
    const items = readItems(answer);
    const total = answer.count('x-total');
    totals.add(total);
    characters += answer.text.length;
    const seenBefore = byId.size + anonymous.length;
    items.forEach((item, index) => {
      const id = readId(item);
      const row = cutTexts(item);
      const isRepeated = request.offset + index < covered;
      if (id === null) {
        if (!isRepeated) anonymous.push(row);
        return;
      }
      if (isRepeated && !byId.has(id)) isUnbroken = false;
      byId.set(id, row);
    });
    const end = request.offset + items.length;
    if (covered === 0) expect?.(countPages(end, total));
    const hasMoved = totals.size > 1 || !isUnbroken;
    const seen = byId.size + anonymous.length;
    const bound = end < total ? findBound(seen, characters) : null;
    // A page without any new row would be followed by others like it.
    const isOver = end >= total || end <= covered || seen === seenBefore;
    if (isOver || bound !== null || (hasMoved && !isLast)) {
      const isWhole = totals.size === 1 && seen === total;
      return { byId, anonymous, isWhole, isUnbroken, bound, total };
    }
    covered = end;
  }
}

/**
 * The rows of a list exactly once, bad ones apart.
 *
 * While pages are fetched the source goes on changing, and its order has ties: a row can move over the edge of a page and
 * be missed. So each page overlaps the one before, which shows such a move, and what was seen is compared with the total
 * that the source tells; on a mismatch the list is read again, at most twice. What the last reading gave is returned in
 * any case: `isWhole` and `isSteady` say how far it can be relied on. A list that is too long is read no further, and a bad
 * row says so.
 *
 * @throws ProdManagerError `parse` for an answer that is no list.
 */
export async function readList<Row>(source: ListSource<Row>): Promise<WholeList<Row>> {
  for (let readings = 1; ; readings += 1) {
    const reading = await readOnce(source, readings === READINGS);
    const { byId, anonymous, isWhole, isUnbroken, bound, total } = reading;
    if (!(isWhole && isUnbroken) && bound === null && readings < READINGS) continue;
    const { rows, bad } = readRows(source.read, [...byId.values(), ...anonymous]);
    return {
      rows,
      bad: bound === null ? bad : [...bad, { problem: bound }],
      isWhole,
      isSteady: isUnbroken,
      listed: byId.size + anonymous.length,
      total,
    };
  }
}

/** The items of rows, and the rows that became none. */
export function readRows<Item>(
  read: ReadRow<Item>,
  rows: readonly unknown[],
): Pick<WholeList<Item>, 'rows' | 'bad'> {
  const readings = rows.map(read);
  return {
    rows: readings.flatMap(({ item }) => item ?? []),
    bad: readings.flatMap(({ bad }) => bad ?? []),
  };
}

/** The one row that an answer is. @throws ParseError where it is none. */
export function readOne<Item>(answer: Answer, read: ReadRow<Item>): Item {
  const { item, bad } = read(answer.json());
  if (bad) throw new ParseError('id', bad.problem, answer);
  return item;
}
