import 'server-only';

import { matchesQuery, type Filterable, type NoticeQuery } from '@/lib/status/notices/notice-query';
import { createMatcher, toSearchText } from '@/lib/status/lists/search-text';

import type { ArchivePage } from '../archive/archive-page';
import type { ArchiveRead } from '../archive/read-cache';
import type { AskArchive } from '../archive/viewer-archive';
import { toHistoryFilters, type HistoryFiltersContext } from './archive-filters';

/** How what the source answers is looked at again: its filters are not taken at their word. */
export interface PastRows<Row> {
  readonly facets: (row: Row) => Filterable;
  /** Of what was asked for as being over; also where that could not be read. */
  readonly isOver: (row: Row, nowMs: number) => boolean;
}

const PER_PAGE = 20;

/** A page of what is over and asked for, newest first. Never rejects. */
export async function readPast<Row extends { readonly name: string }>(
  query: NoticeQuery,
  context: HistoryFiltersContext,
  ask: AskArchive<Row>,
  { facets, isOver }: PastRows<Row>,
): Promise<ArchiveRead<ArchivePage<Row>>> {
  const { timeZone, nowMs } = context;
  const isWanted = (row: Row): boolean => isOver(row, nowMs) && matchesQuery(query, facets(row), timeZone);
  // What SQLite wrongly lets through before a day are the newest, so they stand on the first page.
  const exact = toHistoryFilters(query, context, false);
  const first = query.before === null ? null : await ask(exact, 1, PER_PAGE);
  const comparesTexts =
    first?.state === 'read' &&
    first.value.items.some((row) => !matchesQuery({ ...query, after: null }, facets(row), timeZone));
  const filters = comparesTexts ? toHistoryFilters(query, context, true) : exact;
  // The source knows no search by name.
  const isNamed = createMatcher(query.text);
  const matches = (row: Row): boolean => isWanted(row) && isNamed(toSearchText(row.name));
  const read = await ask(filters, query.page, PER_PAGE, query.text === '' ? undefined : matches);
  if (read.state === 'unavailable') return read;
  return { ...read, value: { ...read.value, items: read.value.items.filter(isWanted) } };
}
