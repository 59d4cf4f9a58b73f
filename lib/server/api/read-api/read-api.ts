import 'server-only';

import { Refusal, SENTENCES } from '@/lib/prodmanager/protocol/refusal';
import { AGES_HEADER, formatAges, TIME_HEADER } from '@/lib/status/freshness/snapshot-headers';

import type { Viewer } from '../../auth/viewer';
import type { Config } from '../../config/config';
import type { Archive } from '../../archive/archive';
import { createViewerArchive } from '../../archive/viewer-archive';
import type { SnapshotStore } from '../../snapshot/snapshot-store';
import { ApiError, toJsonAnswer } from './answers';
import { toLinkBase } from '../../http/board-address';
import { answerList, answerWeather } from './list';
import type { ReadContext } from './read-context';
import { isResourceName, RESOURCES } from './resources';
import { answerCalendar, answerShow } from './show';

/** What the read API reads from. */
export interface ReadSources {
  readonly store: Pick<SnapshotStore, 'forVisibility' | 'ages' | 'time'>;
  readonly archive: Archive;
}

const isId = (part: string | undefined): part is string => part !== undefined && /^\d+$/.test(part);

/** Finds what an address below `/api` names. @throws ReadRefusal */
async function answer(
  parts: readonly string[],
  query: URLSearchParams,
  context: ReadContext,
): Promise<Response> {
  const [first, second, third] = parts;
  if (isResourceName(first)) {
    if (parts.length === 1) return answerList(first, query, context);
    if (parts.length === 2 && isId(second)) return answerShow(first, second, context);
    const isCalendar = parts.length === 3 && first === 'maintenance' && third === 'calendar';
    if (isCalendar && isId(second)) return answerCalendar(second, context);
  }
  if (first === 'weather' && parts.length === 2 && isResourceName(second)) {
    const { weather } = RESOURCES[second];
    if (weather) return answerWeather(second, weather, query, context);
  }
  throw new ApiError(404, SENTENCES.notFound);
}

/**
 * Answers as ProdManager answers a GET, from the board and, for what is over, from its archive; never rejects for what is asked.
 *
 * @param parts - the segments of the path below `/api`.
 */
export async function answerRead(
  request: Request,
  parts: readonly string[],
  { store, archive }: ReadSources,
  config: Pick<Config, 'BOARD_URL' | 'TRUST_PROXY'>,
  { visibility }: Pick<Viewer, 'visibility'>,
): Promise<Response> {
  const { snapshot } = store.forVisibility(visibility);
  const [ages, time] = [store.ages(), store.time()];
  const base = toLinkBase(config, request.headers);
  const query = new URL(request.url).searchParams;
  const nowMs = Date.parse(time);
  const past = createViewerArchive(archive, visibility, snapshot, nowMs);
  const context = { snapshot, archive: past, base, nowMs };
  const response = await answer(parts, query, context).catch((error: unknown) => {
    if (error instanceof Refusal) return toJsonAnswer(error.body, error.status);
    if (!(error instanceof ApiError)) throw error;
    return toJsonAnswer(error.body, error.status, error.headers);
  });
  response.headers.set(AGES_HEADER, formatAges(ages));
  response.headers.set(TIME_HEADER, time);
  return response;
}
