import { matchesQuery, type Filterable, type NoticeQuery } from '@/lib/status/notices/notice-query';
import { createMatcher } from '@/lib/status/lists/search-text';
import type { Snapshot } from '@/lib/status/model/types';

import type { ArchivePage } from '../archive/archive-page';
import type { ArchiveRead } from '../archive/read-cache';
import { toArchiveFilters, type ArchiveFiltersContext } from './archive-filters';
import type { ListArchive } from '../archive/viewer-archive';

/** How to check the rows of the source again: its filters are not always exact. */
export interface ClosedRows<Row> {
  readonly facets: (row: Row) => Filterable;
  /** The search text of a row. */
  readonly textOf: (row: Row) => string;
  /** True also for a row of which the status could not be read: the source returned it as closed. */
  readonly isClosed: (row: Row, nowMs: number) => boolean;
}

const PER_PAGE = 20;

/** A page of closed notices that match a query, newest first. Never rejects. @param ask Reads a page from the archive. */
export async function readArchivedNotices<Row>(
  query: NoticeQuery,
  context: ArchiveFiltersContext,
  ask: ListArchive<Row>,
  { facets, textOf, isClosed }: ClosedRows<Row>,
): Promise<ArchiveRead<ArchivePage<Row>>> {
  const { timeZone, nowMs } = context;
  const isListed = (row: Row): boolean => isClosed(row, nowMs) && matchesQuery(query, facets(row), timeZone);
  // Rows that SQLite wrongly returns for `before` are the newest ones, so they are on the first page.
  const exact = toArchiveFilters(query, context, false);
  const first = query.before === null ? null : await ask(exact, 1, PER_PAGE);
  const comparesTexts =
    first?.state === 'read' &&
    first.value.items.some((row) => !matchesQuery({ ...query, after: null }, facets(row), timeZone));
  const filters = comparesTexts ? toArchiveFilters(query, context, true) : exact;
  // ProdManager cannot search texts: the archive filters all pages.
  const matchesText = createMatcher(query.text);
  const matches = (row: Row): boolean => isListed(row) && matchesText(textOf(row));
  const read = await ask(filters, query.page, PER_PAGE, query.text === '' ? undefined : matches);
  if (read.state === 'unavailable') return read;
  return { ...read, value: { ...read.value, items: read.value.items.filter(isListed) } };
}

/** The version of a view with archived items: changes with the board and with each read of the archive. */
export function toArchiveVersion({ version }: Snapshot, read: ArchiveRead<unknown>): string {
  return `${version}+${read.state === 'read' ? read.readAtMs : read.problem}`;
}
