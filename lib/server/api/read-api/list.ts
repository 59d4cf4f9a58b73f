import 'server-only';

import { pagingHeaders, readPaging } from '@/lib/prodmanager/protocol/paging';
import { Refusal } from '@/lib/prodmanager/protocol/refusal';

import { ApiError, toJsonAnswer } from './answers';
import { findBoardRows, getBoardRows } from './board-rows';
import { inOrder, narrow, readFilters } from './filters';
import { needsArchive, hasArchive, readArchiveCounts, readArchivePage } from './past-rows';
import type { ReadContext } from './read-context';
import { RESOURCES, type ResourceName } from './resources';

/** When what an answer holds beside the board was read from the source. */
export const historyTime = (readAtMs: number): Record<string, string> => ({
  'history-time': new Date(readAtMs).toISOString(),
});

function toPaging(query: URLSearchParams) {
  try {
    return readPaging(query);
  } catch (error) {
    if (!(error instanceof Refusal) || error.status < 500) throw error;
    // ProdManager breaks over letters; that is no fault of a server, though.
    const reasons = { page: ['page and per_page must be whole numbers'] };
    throw new ApiError(400, { message: 'Pagination value invalid', reasons });
  }
}

/** A page of a list, as `GET /R` of ProdManager. @throws Refusal, ReadRefusal */
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
  const rows = inOrder(spec, narrow(spec, given, getBoardRows(name, context)));
  const start = (paging.page - 1) * paging.perPage;
  const items = rows.slice(start, start + paging.perPage);
  return toJsonAnswer({ items }, 200, pagingHeaders(paging, rows.length));
}

/** How many rows are in each state, as `GET /weather/R` of ProdManager; the same filters as the list. @throws Refusal, ReadRefusal */
export async function answerWeather(
  name: ResourceName,
  weather: NonNullable<(typeof RESOURCES)[ResourceName]['weather']>,
  query: URLSearchParams,
  context: ReadContext,
): Promise<Response> {
  const spec = RESOURCES[name];
  const given = readFilters(spec, query);
  const counts: Record<string, number> = Object.fromEntries(
    [...weather.words].sort().map((word) => [word, 0]),
  );
  if (hasArchive(name) && (needsArchive(name, given, context) || findBoardRows(name, context) === null)) {
    const { value, readAtMs } = await readArchiveCounts(name, given, context);
    return toJsonAnswer({ ...counts, ...value }, 200, historyTime(readAtMs));
  }
  for (const row of narrow(spec, given, getBoardRows(name, context))) {
    const fields: Readonly<Record<string, unknown>> = row;
    const word = String(fields[weather.field]);
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return toJsonAnswer(counts);
}
