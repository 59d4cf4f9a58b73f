import type { ApiResponse } from './api-response.ts';
import { type Endpoint, type Loaded, readId } from './endpoint.ts';
import { isProdManagerError, type ParseError, ProdManagerError } from './errors.ts';
import type { Filters } from './filters.ts';
import { parseValue } from './parse.ts';
import type { CallOptions } from './request.ts';
import { pageSchema } from './schemas.ts';

const MAX_ATTEMPTS = 3;

/** The options of a list. */
export interface ListOptions extends CallOptions {
  /**
   * Called for each invalid row, which is then skipped; without it, an invalid row fails the list. `toArray()` reports the
   * invalid rows of the attempt that it returns.
   */
  readonly onInvalidRow?: ((error: ParseError) => void) | undefined;
}

/** One page of a list, without rows that were on an earlier page. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Counts from 1. */
  readonly page: number;
  /** The number of rows in the whole list, as reported with this page. */
  readonly total: number;
  readonly totalPages: number;
}

/** Counts distinct rows by id; every row without a usable id counts as new. */
class SeenRows {
  readonly #ids = new Set<number | string>();
  #withoutId = 0;

  get size(): number {
    return this.#ids.size + this.#withoutId;
  }

  /** Adds a row; false for a duplicate. */
  add(value: unknown): boolean {
    const sizeBefore = this.size;
    const id = readId(value);
    if (id === null) this.#withoutId += 1;
    else this.#ids.add(id);
    return this.size > sizeBefore;
  }
}

/**
 * A lazy list across all pages. ProdManager's order has ties, so rows can move between pages while the list is read:
 * duplicates are removed by id; missing rows are detected only by {@link List.toArray}.
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

  /** Iterates over the rows, page after page. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const { items } of this.pages()) yield* items;
  }

  /**
   * Iterates over the pages.
   *
   * @throws ParseError for an invalid row, or an invalid header `x-total` or `x-total-pages`.
   */
  pages(): AsyncGenerator<Page<Item>, void, undefined> {
    return this.#read(new SeenRows(), this.#options.onInvalidRow);
  }

  /**
   * Reads every row exactly once. If the rows do not match the reported total, the list is read again, up to twice.
   *
   * @param options - `limit`: stop after this many rows, without checking the total. Default: all rows.
   * @throws ProdManagerError `incomplete` when the third attempt does not match either.
   */
  async toArray({ limit = Infinity }: { readonly limit?: number } = {}): Promise<Item[]> {
    if (Number.isNaN(limit) || limit < 0) throw new ProdManagerError('config', 'limit must be 0 or more');
    if (limit === 0) return [];
    const { onInvalidRow } = this.#options;
    for (let attempt = 1; ; attempt += 1) {
      const seen = new SeenRows();
      const totals = new Set<number>();
      const items: Item[] = [];
      const invalid: ParseError[] = [];
      for await (const page of this.#read(seen, onInvalidRow && ((error) => invalid.push(error)))) {
        totals.add(page.total);
        items.push(...page.items);
        if (items.length >= limit) break;
      }
      // If the total changed, rows may have moved between pages.
      const isComplete = totals.size === 1 && totals.has(seen.size);
      if (isComplete || items.length >= limit) {
        if (onInvalidRow !== undefined) invalid.forEach(onInvalidRow);
        return items.slice(0, limit);
      }
      if (attempt === MAX_ATTEMPTS) {
        const path = `/api/${this.#endpoint.path}`;
        throw new ProdManagerError(
          'incomplete',
          `GET ${path} was incomplete in ${MAX_ATTEMPTS} attempts: ${seen.size} rows read, ${[...totals].join(' and ')} reported`,
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
      const response = await this.#endpoint.fetch(this.#endpoint.path, query, this.#options);
      const rows = parseValue(pageSchema, response.json(), response).items;
      const total = response.count('x-total');
      const totalPages = response.count('x-total-pages');
      const items = rows.flatMap((row, index) => {
        const item = seen.add(row) ? this.#parseRow(row, index, response, onInvalidRow) : null;
        return item === null ? [] : [item];
      });
      yield { items, page, total, totalPages };
      if (page >= totalPages || rows.length === 0) return;
    }
  }

  #parseRow(
    row: unknown,
    index: number,
    response: ApiResponse,
    onInvalidRow: ListOptions['onInvalidRow'],
  ): Item | null {
    try {
      return this.#toItem(this.#endpoint.parse(row, response, ['items', index]));
    } catch (error) {
      if (onInvalidRow === undefined || !isProdManagerError(error) || error.code !== 'parse') throw error;
      onInvalidRow(error);
      return null;
    }
  }
}
