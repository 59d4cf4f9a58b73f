import 'server-only';

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

import { toJsonAnswer } from './answers';
import { findBoardRows, getBoardRows } from './board-rows';
import { needsArchive, hasArchive, readArchiveCounts, readArchivePage } from './past-rows';
import type { ReadContext } from './read-context';

// With a time of day, as ProdManager's database stores it: a date alone then means its midnight.
const DATES: DateFormat = {
  fromField: (minute) => `${minute}:00.000000`,
  fromQuery: (value) => value.replace(/^(\d{4}-\d{2}-\d{2}) /, '$1T'),
};

/** When what an answer holds beside the board was read from the source. */
export const historyTime = (readAtMs: number): Record<string, string> => ({
  'history-time': new Date(readAtMs).toISOString(),
});

function toPaging(query: URLSearchParams) {
  try {
    return readPaging(query);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status < 500) throw error;
    // ProdManager breaks over letters; that is no fault of a server, though.
    const reasons = { page: ['page and per_page must be whole numbers'] };
    throw new ApiError(400, { message: 'Pagination value invalid', reasons });
  }
}

/** A page of a list, as `GET /R` of ProdManager. @throws ApiError */
export async function answerList(
  name: ResourceName,
  query: URLSearchParams,
  context: ReadContext,
): Promise<Response> {
  const spec = RESOURCES[name];
  const paging = toPaging(query);
  const given = readFilters(spec, query);
  if (hasArchive(name) && (needsArchive(name, given, context) || findBoardRows(name, context) === null)) {
    const { value, readAtMs } = await readArchivePage(name, given, paging, context);
    const { cut } = value;
    const headers = {
      ...pagingHeaders(paging, value.total),
      ...historyTime(readAtMs),
      // The total is then of these only.
      ...(cut && { 'history-looked-through': `${cut.looked}/${cut.of}` }),
    };
    return toJsonAnswer({ items: value.items }, 200, headers);
  }
  const rows = getBoardRows(name, context)
    .filter(createFilter(spec, given, DATES))
    .toSorted(compareRows(spec));
  const start = (paging.page - 1) * paging.perPage;
  const items = rows.slice(start, start + paging.perPage);
  return toJsonAnswer({ items }, 200, pagingHeaders(paging, rows.length));
}

/** How many rows are in each state, as `GET /weather/R` of ProdManager; the same filters as the list. @throws ApiError */
export async function answerWeather(
  name: ResourceName,
  weather: NonNullable<(typeof RESOURCES)[ResourceName]['weather']>,
  query: URLSearchParams,
  context: ReadContext,
): Promise<Response> {
  const spec = RESOURCES[name];
  const given = readFilters(spec, query);
  if (hasArchive(name) && (needsArchive(name, given, context) || findBoardRows(name, context) === null)) {
    const { value, readAtMs } = await readArchiveCounts(name, given, context);
    return toJsonAnswer({ ...countWeather(weather, []), ...value }, 200, historyTime(readAtMs));
  }
  const rows = getBoardRows(name, context).filter(createFilter(spec, given, DATES));
  return toJsonAnswer(countWeather(weather, rows));
}
