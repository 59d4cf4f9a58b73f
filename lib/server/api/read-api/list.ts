import {
  createFilter,
  type DateFormat,
  pagingHeaders,
  readFilters,
  readPaging,
} from '@/lib/prodmanager/protocol/query';
import {
  compareRows,
  countWeather,
  RESOURCES,
  type ResourceName,
} from '@/lib/prodmanager/protocol/resources';
import { ApiError } from '@/lib/prodmanager/protocol/responses';

import { needsArchive, readArchiveCounts, readArchivePage } from './archive-rows';
import { findBoardRows, getBoardRows } from './board-rows';
import { hasArchive } from './resources';
import { toJsonResponse } from './responses';
import type { ReadContext } from './to-wire';

// With a time of day, as ProdManager's database stores it: a date alone then means its midnight.
const DATES: DateFormat = {
  fromField: (minute) => `${minute}:00.000000`,
  fromQuery: (value) => value.replace(/^(\d{4}-\d{2}-\d{2}) /, '$1T'),
};

/** The header of responses with archived items. @param readAtMs When they were read, epoch milliseconds. */
export const toHistoryHeader = (readAtMs: number): Record<string, string> => ({
  'history-time': new Date(readAtMs).toISOString(),
});

function toPaging(query: URLSearchParams) {
  try {
    return readPaging(query);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status < 500) throw error;
    // ProdManager answers 500 if the values are not numbers, although the client is at fault.
    const reasons = { page: ['page and per_page must be whole numbers'] };
    throw new ApiError(400, { message: 'Pagination value invalid', reasons });
  }
}

/** A page of a list: `GET /api/incident`. @throws ApiError */
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
  const rows = getBoardRows(name, context)
    .filter(createFilter(spec, filters, DATES))
    .toSorted(compareRows(spec));
  const start = (paging.page - 1) * paging.perPage;
  const items = rows.slice(start, start + paging.perPage);
  return toJsonResponse({ items }, 200, pagingHeaders(paging, rows.length));
}

/** Number of rows in each status: `GET /api/weather/incident`, with the filters of the list. @throws ApiError */
export async function getWeather(
  name: ResourceName,
  weather: NonNullable<(typeof RESOURCES)[ResourceName]['weather']>,
  query: URLSearchParams,
  context: ReadContext,
): Promise<Response> {
  const spec = RESOURCES[name];
  const filters = readFilters(spec, query);
  if (hasArchive(name) && (needsArchive(name, filters, context) || findBoardRows(name, context) === null)) {
    const { value, readAtMs } = await readArchiveCounts(name, filters, context);
    return toJsonResponse({ ...countWeather(weather, []), ...value }, 200, toHistoryHeader(readAtMs));
  }
  const rows = getBoardRows(name, context).filter(createFilter(spec, filters, DATES));
  return toJsonResponse(countWeather(weather, rows));
}
