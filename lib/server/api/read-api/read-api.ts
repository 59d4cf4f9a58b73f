import { isResourceName, RESOURCES } from '@/lib/prodmanager/protocol/resources';
import { ApiError, ERROR_MESSAGES } from '@/lib/prodmanager/protocol/responses';
import { AGES_HEADER, formatAges, TIME_HEADER } from '@/lib/status/freshness/snapshot-headers';

import type { Viewer } from '../../auth/viewer';
import type { Config } from '../../config/config';
import type { Archive } from '../../archive/archive';
import { createViewerArchive } from '../../archive/viewer-archive';
import type { SnapshotStore } from '../../snapshot/snapshot-store';
import { getList, getWeather } from './list';
import { toJsonResponse } from './responses';
import { getOne } from './show';
import type { ReadContext } from './to-wire';
import { toLinkBase } from '../../http/board-address';

/** Where the read API gets its data. */
export interface ReadSources {
  readonly store: Pick<SnapshotStore, 'forVisibility' | 'ages' | 'time'>;
  readonly archive: Archive;
}

const isId = (segment: string | undefined): segment is string =>
  segment !== undefined && /^\d+$/.test(segment);

/** @throws ApiError */
async function route(
  segments: readonly string[],
  query: URLSearchParams,
  context: ReadContext,
): Promise<Response> {
  const [first, second] = segments;
  if (isResourceName(first)) {
    if (segments.length === 1) return getList(first, query, context);
    if (segments.length === 2 && isId(second)) return getOne(first, second, context);
  }
  if (first === 'weather' && segments.length === 2 && isResourceName(second)) {
    const { weather } = RESOURCES[second];
    if (weather) return getWeather(second, weather, query, context);
  }
  throw new ApiError(404, ERROR_MESSAGES.notFound);
}

/**
 * Answers a GET of the read API in ProdManager's format, from the board and, for closed items, from the archive. Errors of the client become
 * responses.
 *
 * @param segments The segments of the path below `/api`.
 */
export async function respondToRead(
  request: Request,
  segments: readonly string[],
  { store, archive }: ReadSources,
  config: Pick<Config, 'BOARD_URL' | 'TRUST_PROXY'>,
  { visibility }: Pick<Viewer, 'visibility'>,
): Promise<Response> {
  const { snapshot } = store.forVisibility(visibility);
  const [ages, time] = [store.ages(), store.time()];
  const base = toLinkBase(config, request.headers);
  const query = new URL(request.url).searchParams;
  const nowMs = Date.parse(time);
  const context = {
    snapshot,
    archive: createViewerArchive(archive, visibility, snapshot, nowMs),
    base,
    nowMs,
  };
  const response = await route(segments, query, context).catch((error: unknown) => {
    if (!(error instanceof ApiError)) throw error;
    return toJsonResponse(error.body, error.status, error.headers);
  });
  response.headers.set(AGES_HEADER, formatAges(ages));
  response.headers.set(TIME_HEADER, time);
  return response;
}
