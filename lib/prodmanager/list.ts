import type { ApiResponse } from './api-response.ts';
import { type Endpoint, type Loaded, readId } from './endpoint.ts';
import { isProdManagerError, type ParseError, ProdManagerError } from './errors.ts';
import type { Filters } from './filters.ts';
import { parseValue } from './parse.ts';
import type { CallOptions } from './request.ts';
import { pageSchema } from './schemas.ts';

const READINGS = 3;

/** How a list is read. */
export interface ListOptions extends CallOptions {
  /**
   * Told of each row that cannot be read, which is then left out of the items but still counted as seen. Without it, one
   * such row fails the list. `toArray()` tells of the reading that it returns.
   */
  readonly onInvalidRow?: ((error: ParseError) => void) | undefined;
}

/** One page of a list, without the rows that an earlier page had. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** From 1. */
  readonly page: number;
  /** How many rows the whole list has, as this page told it. */
  readonly total: number;
  readonly totalPages: number;
}

/** Counts rows by id; one without a readable id is new each time. */
class SeenRows {
  readonly #ids = new Set<number | string>();
  #anonymous = 0;

  get size(): number {
    return this.#ids.size + this.#anonymous;
  }

  /** Whether it was not seen before. */
  add(value: unknown): boolean {
    const sizeBefore = this.size;
    const id = readId(value);
    if (id === null) this.#anonymous += 1;
    else this.#ids.add(id);
    return this.size > sizeBefore;
  }
}

/**
 * A list that crosses all pages, and asks for none before it is read. ProdManager's order has ties, so while pages are
 * fetched a row can come twice, which is removed by id, or not at all, which only {@link List.toArray} finds out.
 */
export class List<Row extends object, Item> implements AsyncIterable<Item> {
  readonly #endpoint: Endpoint<Row>;
  readonly #filters: Filters;
  readonly #options: ListOptions;
  readonly #toItem: (loaded: Loaded<Row>) => Item;

  constructor(
    endpoint: Endpoint<Row>,
    filters: Filters,
    options: ListOptions,
    toItem: (loaded: Loaded<Row>) => Item,
  ) {
    this.#endpoint = endpoint;
    this.#filters = filters;
    this.#options = options;
    this.#toItem = toItem;
  }

  /** Each row once, page after page. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const { items } of this.pages()) yield* items;
  }

  /**
   * Page after page, until the last.
   *
   * @throws ParseError naming what could not be read: a row's field, or the header `x-total` or `x-total-pages`.
   */
  pages(): AsyncGenerator<Page<Item>, void, undefined> {
    return this.#read(new SeenRows(), this.#options.onInvalidRow);
  }

  /**
   * Every row exactly once. Where the rows seen and the total told disagree the list is read again, at most twice.
   *
   * @param options - `limit`: stop at that many rows; then nothing is known of the others. All unless told.
   * @throws ProdManagerError `incomplete` when they still disagree.
   */
  async toArray({ limit = Infinity }: { readonly limit?: number } = {}): Promise<Item[]> {
    if (Number.isNaN(limit) || limit < 0) throw new ProdManagerError('config', 'limit must be 0 or more');
    if (limit === 0) return [];
    const { onInvalidRow } = this.#options;
    for (let reading = 1; ; reading += 1) {
      const seen = new SeenRows();
      const totals = new Set<number>();
      const items: Item[] = [];
      const invalid: ParseError[] = [];
      for await (const page of this.#read(seen, onInvalidRow && ((error) => invalid.push(error)))) {
        totals.add(page.total);
        items.push(...page.items);
        if (items.length >= limit) break;
      }
      // A total that moved on the way means rows that moved between pages.
      const isWhole = totals.size === 1 && totals.has(seen.size);
      if (isWhole || items.length >= limit) {
        if (onInvalidRow !== undefined) invalid.forEach(onInvalidRow);
        return items.slice(0, limit);
      }
      if (reading === READINGS) {
        const path = `/api/${this.#endpoint.path}`;
        throw new ProdManagerError(
          'incomplete',
          `GET ${path} was read ${READINGS} times and never whole: ${seen.size} rows seen where ${[...totals].join(' and ')} were told`,
          { method: 'GET', path },
        );
      }
    }
  }

  async *#read(
    seen: SeenRows,
    onInvalidRow: ListOptions['onInvalidRow'],
  ): AsyncGenerator<Page<Item>, void, undefined> {
    for (let page = 1; ; page += 1) {
      const query = { per_page: 50, ...this.#filters, page };
      const answer = await this.#endpoint.fetch(this.#endpoint.path, query, this.#options);
      const rows = parseValue(pageSchema, answer.json(), answer).items;
      const total = answer.count('x-total');
      const totalPages = answer.count('x-total-pages');
      const items = rows.flatMap((row, index) => {
        const item = seen.add(row) ? this.#parseRow(row, index, answer, onInvalidRow) : null;
        return item === null ? [] : [item];
      });
      yield { items, page, total, totalPages };
      if (page >= totalPages || rows.length === 0) return;
    }
  }

  #parseRow(
    row: unknown,
    index: number,
    answer: ApiResponse,
    onInvalidRow: ListOptions['onInvalidRow'],
  ): Item | null {
    try {
      return this.#toItem(this.#endpoint.parse(row, answer, ['items', index]));
    } catch (error) {
      if (onInvalidRow === undefined || !isProdManagerError(error) || error.code !== 'parse') throw error;
      onInvalidRow(error);
      return null;
    }
  }
}
