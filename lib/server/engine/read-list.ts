import 'server-only';

import { type Answer, ParseError, ProdManagerError } from '@/lib/prodmanager/index';

import { countPages, nextPage, type PageRequest } from './next-page';
import { readId, type BadRow, type ReadRow } from './read-row';

/** A whole list, each row once. */
export interface WholeList<Row> {
  readonly rows: readonly Row[];
  /** Those that are in no list. */
  readonly bad: readonly BadRow[];
}

/** How a list is asked for, and what its rows are. */
export interface ListSource<Row> {
  readonly read: ReadRow<Row>;
  readonly ask: (page: PageRequest) => Promise<Answer>;
  /** Told after the first page how many more there will be; may throw where there is no room for them. */
  readonly expect?: ((requests: number) => void) | undefined;
}

const READINGS = 3;

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
  readonly last: Answer;
}

/** @param isLast Whether it is to go on to the end though something moved. */
async function readOnce<Row>({ ask, expect }: ListSource<Row>, isLast: boolean): Promise<Reading> {
  const byId = new Map<number, unknown>();
  const anonymous: unknown[] = [];
  const totals = new Set<number>();
  let isUnbroken = true;
  for (let covered = 0; ;) {
    const request = nextPage(covered);
    const answer = await ask(request);
    const items = readItems(answer);
    const total = answer.count('x-total');
    totals.add(total);
    items.forEach((item, index) => {
      const id = readId(item);
      const isRepeated = request.offset + index < covered;
      if (id === null) {
        if (!isRepeated) anonymous.push(item);
        return;
      }
      if (isRepeated && !byId.has(id)) isUnbroken = false;
      byId.set(id, item);
    });
    const end = request.offset + items.length;
    if (covered === 0) expect?.(countPages(end, total));
    const hasMoved = totals.size > 1 || !isUnbroken;
    if (end >= total || end <= covered || (hasMoved && !isLast)) {
      const isWhole = totals.size === 1 && byId.size + anonymous.length === total;
      return { byId, anonymous, isWhole, isUnbroken, last: answer };
    }
    covered = end;
  }
}

/**
 * Every row of a list exactly once, bad ones apart.
 *
 * While pages are fetched the source goes on changing, and its order has ties: a row can move over the edge of a page and
 * be missed. So each page overlaps the one before, which shows such a move, and what was seen is compared with the total
 * that the source tells; on a mismatch the list is read again, at most twice.
 *
 * @throws ProdManagerError `incomplete` when rows are still missing, `parse` for an answer that is no list.
 */
export async function readList<Row>(source: ListSource<Row>): Promise<WholeList<Row>> {
  for (let readings = 1; ; readings += 1) {
    const { byId, anonymous, isWhole, isUnbroken, last } = await readOnce(source, readings === READINGS);
    // An order that is never the same twice breaks every reading: then the count has to do.
    if (isWhole && (isUnbroken || readings === READINGS))
      return readRows(source.read, [...byId.values(), ...anonymous]);
    if (readings === READINGS) {
      const problem = `GET ${last.path} was read ${READINGS} times and never whole`;
      throw new ProdManagerError('incomplete', problem, last);
    }
  }
}

/** The items of rows, and the rows that became none. */
export function readRows<Item>(read: ReadRow<Item>, rows: readonly unknown[]): WholeList<Item> {
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
