import type { ArchivePage } from './archive-page';
import type { ArchiveRead } from './read-cache';

/** Reads one page of a list. */
export type FetchPage<Item> = (
  filters: URLSearchParams,
  page: number,
  perPage: number,
) => Promise<ArchiveRead<ArchivePage<Item>>>;

/** A page of several lists merged into one. */
export interface MergedQuery<Item> {
  /** The filters of the lists, which must not overlap. */
  readonly parts: readonly URLSearchParams[];
  readonly page: number;
  readonly perPage: number;
  /** Which rows are wanted. Default: all, whose number is known without reading them. */
  readonly matches?: ((item: Item) => boolean) | undefined;
  /** The sort key of the source's order, which is descending. */
  readonly orderOf: (item: Item) => string;
  /** Epoch milliseconds. Cached pages, which were read earlier, do not count as requests. */
  readonly nowMs: number;
}

/** How many requests a merged page may cost. */
export const MAX_REQUESTS = 10;
const PER_PAGE = 50;

const TOO_FAR = { state: 'unavailable', problem: 'slowed' } as const;

/** The position in one of the lists. */
class Cursor<Item> {
  rows: Item[] = [];
  page = 0;
  total = 0;
  readAtMs = Infinity;
  unreadable = 0;
  readonly #fetchPage: FetchPage<Item>;
  readonly #filters: URLSearchParams;
  #totalPages = Infinity;

  constructor(fetchPage: FetchPage<Item>, filters: URLSearchParams) {
    this.#fetchPage = fetchPage;
    this.#filters = filters;
  }

  /** Whether a page has to be read to know the next row. */
  get needsPage(): boolean {
    return this.rows.length === 0 && this.page < this.#totalPages;
  }

  /** Reads the next page. */
  async read(): Promise<ArchiveRead<unknown>> {
    const read = await this.#fetchPage(this.#filters, this.page + 1, PER_PAGE);
    if (read.state === 'unavailable') return read;
    this.page += 1;
    this.#totalPages = read.value.totalPages;
    this.total = read.value.total;
    this.readAtMs = Math.min(this.readAtMs, read.readAtMs);
    this.unreadable += read.value.unreadable ?? 0;
    this.rows.push(...read.value.items);
    return read;
  }
}

/** Takes the row that comes first in the source's order; undefined if all lists are at their end. */
function takeNext<Item>(cursors: readonly Cursor<Item>[], orderOf: (item: Item) => string): Item | undefined {
  const [first, ...others] = cursors.filter(({ rows }) => rows.length > 0);
  const next = others.reduce((best, cursor) => {
    const [a, b] = [best?.rows[0], cursor.rows[0]];
    return a && b && orderOf(b) > orderOf(a) ? cursor : best;
  }, first);
  return next?.rows.shift();
}

/**
 * Reads a page of several lists as if they were one, in the source's order. The total is exact, unless `matches` is given
 * and the lists are too long to be searched whole.
 */
export async function readMerged<Item extends { readonly id: number }>(
  fetchPage: FetchPage<Item>,
  { parts, page, perPage, matches, orderOf, nowMs }: MergedQuery<Item>,
): Promise<ArchiveRead<ArchivePage<Item>>> {
  const cursors = parts.map((filters) => new Cursor(fetchPage, filters));
  const wantedRows = matches ? Infinity : page * perPage;
  const found: Item[] = [];
  // Rows may move between pages and come twice.
  const seen = new Set<number>();
  let requests = 0;
  let isCut = false;
  for (;;) {
    const waiting = cursors.filter((cursor) => cursor.needsPage);
    if (found.length >= wantedRows && cursors.every((cursor) => cursor.page > 0)) break;
    if (waiting.length > 0 && requests + waiting.length > MAX_REQUESTS) {
      isCut = true;
      break;
    }
    const reads = await Promise.all(waiting.map((cursor) => cursor.read()));
    for (const read of reads) {
      if (read.state === 'unavailable') return read;
      if (read.readAtMs >= nowMs) requests += 1;
    }
    if (cursors.some((cursor) => cursor.needsPage)) continue;
    const row = takeNext(cursors, orderOf);
    if (!row) break;
    if (seen.has(row.id)) continue;
    seen.add(row.id);
    if (matches?.(row) ?? true) found.push(row);
  }
  // Without `matches`, the page is beyond the rows that were read.
  if (isCut && !matches) return TOO_FAR;
  const listed = cursors.reduce((sum, { total }) => sum + total, 0);
  const total = matches ? found.length : listed;
  return {
    state: 'read',
    readAtMs: Math.min(nowMs, ...cursors.map((cursor) => cursor.readAtMs)),
    value: {
      items: found.slice((page - 1) * perPage, page * perPage),
      unreadable: cursors.reduce((sum, { unreadable }) => sum + unreadable, 0),
      page,
      perPage,
      total,
      totalPages: Math.ceil(total / perPage),
      ...(isCut && { cut: { looked: seen.size, of: listed } }),
    },
  };
}
