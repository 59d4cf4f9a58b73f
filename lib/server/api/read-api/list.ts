import { pagingHeaders, readPaging } from '@/lib/prodmanager/protocol/paging';
import { Refusal } from '@/lib/prodmanager/protocol/refusal';

import { needsArchive, readArchiveCounts, readArchivePage } from './archive-rows';
import { findBoardRows, getBoardRows } from './board-rows';
import { applyFilters, readFilters, sortRows } from './filters';
import { hasArchive, RESOURCES, type ResourceName } from './resources';
import { ApiError, toJsonResponse } from './responses';
import type { ReadContext } from './to-wire';

/** The header of responses with archived items. @param readAtMs When they were read, epoch milliseconds. */
export const toHistoryHeader = (readAtMs: number): Record<string, string> => ({
  'history-time': new Date(readAtMs).toISOString(),
});

function toPaging(query: URLSearchParams) {
  try {
    return readPaging(query);
  } catch (error) {
    if (!(error instanceof Refusal) || error.status < 500) throw error;
    // ProdManager answers 500 if the values are not numbers, although the client is at fault.
    const reasons = { page: ['page and per_page must be whole numbers'] };
    throw new ApiError(400, { message: 'Pagination value invalid', reasons });
  }
}

/** A page of a list: `GET /api/incident`. @throws Refusal, ApiError */
export async function getList(
  name: ResourceName,
  query: URLSearchParams,
  context: ReadContext,
): Promise<Response> {
  const spec = RESOURCES[name];
  const paging = toPaging(query);
  const filters = readFilters(spec, query);
  if (hasArchive(name) && (needsArchive(name, filters, context) || findBoardRows(name, context) === null)) {
    const { value, readAtMs } = await readArchivePage(name, filters, paging, context);
    const { cut } = value;
    const headers = {
      ...pagingHeaders(paging, value.total),
      ...toHistoryHeader(readAtMs),
      // The total counts only these.
      ...(cut && { 'history-looked-through': `${cut.looked}/${cut.of}` }),
    };
    return toJsonResponse({ items: value.items }, 200, headers);
  }
  const rows = sortRows(spec, applyFilters(spec, filters, getBoardRows(name, context)));
  const start = (paging.page - 1) * paging.perPage;
  const items = rows.slice(start, start + paging.perPage);
  return toJsonResponse({ items }, 200, pagingHeaders(paging, rows.length));
}

/** Number of rows in each status: `GET /api/weather/incident`, with the filters of the list. @throws Refusal, ApiError */
export async function getWeather(
  name: ResourceName,
  weather: NonNullable<(typeof RESOURCES)[ResourceName]['weather']>,
  query: URLSearchParams,
  context: ReadContext,
): Promise<Response> {
  const spec = RESOURCES[name];
  const filters = readFilters(spec, query);
  const counts: Record<string, number> = Object.fromEntries(
    [...weather.words].sort().map((word) => [word, 0]),
  );
  if (hasArchive(name) && (needsArchive(name, filters, context) || findBoardRows(name, context) === null)) {
    const { value, readAtMs } = await readArchiveCounts(name, filters, context);
    return toJsonResponse({ ...counts, ...value }, 200, toHistoryHeader(readAtMs));
  }
  for (const row of applyFilters(spec, filters, getBoardRows(name, context))) {
    const fields: Readonly<Record<string, unknown>> = row;
    const word = String(fields[weather.field]);
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return toJsonResponse(counts);
}
