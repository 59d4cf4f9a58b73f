import 'server-only';

import type { ArchivePage } from './archive-page';
import type { ArchiveRead } from './read-cache';

/** Reads one page of a list of the source. */
export type FetchPage<Item> = (
  filters: URLSearchParams,
  page: number,
  perPage: number,
) => Promise<ArchiveRead<ArchivePage<Item>>>;

/** What is read of some lists that share no row. */
export interface MergedQuery<Item> {
  readonly parts: readonly URLSearchParams[];
  readonly page: number;
  readonly perPage: number;
  /** Which rows are wanted; all of them unless given, and then nothing has to be read to count them. */
  readonly matches?: ((item: Item) => boolean) | undefined;
  /** When a row comes before another, as the source orders them: greater is earlier in the list. */
  readonly orderOf: (item: Item) => string;
  /** The present, epoch milliseconds: what was read before cost nothing now. */
  readonly nowMs: number;
}

/** How many requests one question may cost. */
export const MAX_REQUESTS = 10;
const PER_PAGE = 50;

const UNREACHED = { state: 'unavailable', problem: 'slowed' } as const;

/** One of the lists, read page after page. */
class Cursor<Item> {
  rows: Item[] = [];
  page = 0;
  total = 0;
  readAtMs = Infinity;
  leftOut = 0;
  readonly #ask: FetchPage<Item>;
  readonly #filters: URLSearchParams;
  #pages = Infinity;

  constructor(ask: FetchPage<Item>, filters: URLSearchParams) {
    this.#ask = ask;
    this.#filters = filters;
  }

  /** Whether its next row has to be read first. */
  get isHungry(): boolean {
    return this.rows.length === 0 && this.page < this.#pages;
  }

  /** Reads its next page. */
  async read(): Promise<ArchiveRead<unknown>> {
    const read = await this.#ask(this.#filters, this.page + 1, PER_PAGE);
    if (read.state === 'unavailable') return read;
    this.page += 1;
    this.#pages = read.value.totalPages;
    this.total = read.value.total;
    this.readAtMs = Math.min(this.readAtMs, read.readAtMs);
    this.leftOut += read.value.unreadable ?? 0;
    this.rows.push(...read.value.items);
    return read;
  }
}

/**
 * A page of some lists as if they were one, in the order of the source. Its total is exact, unless only some rows are wanted and there are
 * more than can be looked through.
 */
export async function readMerged<Item extends { readonly id: number }>(
  ask: FetchPage<Item>,
  { parts, page, perPage, matches, orderOf, nowMs }: MergedQuery<Item>,
): Promise<ArchiveRead<ArchivePage<Item>>> {
  const cursors = parts.map((filters) => new Cursor(ask, filters));
  const wantedRows = matches ? Infinity : page * perPage;
  const found: Item[] = [];
  // Between two pages of a list rows move: one that comes twice counts once.
  const seen = new Set<number>();
  let cost = 0;
  let isCut = false;
  for (;;) {
    const hungry = cursors.filter((cursor) => cursor.isHungry);
    if (found.length >= wantedRows && cursors.every((cursor) => cursor.page > 0)) break;
    if (hungry.length > 0 && cost + hungry.length > MAX_REQUESTS) {
      isCut = true;
      break;
    }
    const reads = await Promise.all(hungry.map((cursor) => cursor.read()));
    for (const read of reads) {
      if (read.state === 'unavailable') return read;
      if (read.readAtMs >= nowMs) cost += 1;
    }
    if (cursors.some((cursor) => cursor.isHungry)) continue;
    const [first, ...others] = cursors.filter(({ rows }) => rows.length > 0);
    if (!first) break;
    const next = others.reduce((best, cursor) => {
      const [a, b] = [best.rows[0], cursor.rows[0]];
      return a && b && orderOf(b) > orderOf(a) ? cursor : best;
    }, first);
    const row = next.rows.shift();
    if (!row || seen.has(row.id)) continue;
    seen.add(row.id);
    if (matches?.(row) ?? true) found.push(row);
  }
  const of = cursors.reduce((sum, { total }) => sum + total, 0);
  // Without knowing what is wanted, a page that was not reached cannot be made up.
  if (isCut && !matches) return UNREACHED;
  const total = matches ? found.length : of;
  const items = found.slice((page - 1) * perPage, page * perPage);
  const readAtMs = Math.min(nowMs, ...cursors.map((cursor) => cursor.readAtMs));
  const cut = isCut ? { cut: { looked: seen.size, of } } : {};
  return {
    state: 'read',
    readAtMs,
    value: {
      items,
      unreadable: cursors.reduce((sum, { leftOut }) => sum + leftOut, 0),
      page,
      perPage,
      total,
      totalPages: Math.ceil(total / perPage),
      ...cut,
    },
  };
}
