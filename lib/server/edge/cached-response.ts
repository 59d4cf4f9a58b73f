import 'server-only';

import type { EncodedResponse, FlatHeaders } from '../http/encoded-response';
import type { EdgeBoard } from './edge-board';
import type { Route } from '../http/route-table';

/** A response, and the version of the board that it shows. */
export interface CachedResponse {
  readonly response: EncodedResponse;
  readonly version: string;
  readonly freshness: string;
  /** When its rendering began, on the clock that never jumps. */
  readonly renderedAtMs: number;
  /** The ages as they were then. */
  readonly ages: FlatHeaders;
}

/** A `stale` response may be sent while a new one is rendered; an `expired` one may not be sent. */
export type CacheState = 'fresh' | 'stale' | 'expired';

// Long enough that asking again and again costs nothing, short enough that what appears is soon there.
const ERROR_LIFETIME_MS = 5_000;
// The archive keeps for a minute what it reads, and tries again soon where it fails: asking it costs nothing but the writing of an answer.
const ARCHIVE_LIFETIME_MS = 10_000;

const toCacheStateByAge = (ageMs: number, lifetimeMs: number): CacheState =>
  ageMs < lifetimeMs ? 'fresh' : ageMs < 2 * lifetimeMs ? 'stale' : 'expired';

/** Whether it shows the same words for the board's age as one that is rendered now. Nothing else may be shown. */
export const isHonest = (cached: CachedResponse, board: Pick<EdgeBoard, 'freshness'>): boolean =>
  cached.freshness === board.freshness();

/** Whether a cached answer of a route can still be shown at this moment. */
export function toCacheState(
  cached: CachedResponse,
  route: Route,
  board: EdgeBoard,
  nowMs: number,
): CacheState {
  const ageMs = nowMs - cached.renderedAtMs;
  if (!isHonest(cached, board)) return 'expired';
  const isCurrent = cached.version === board.version();
  if (cached.response.status !== 200) return isCurrent && ageMs < ERROR_LIFETIME_MS ? 'fresh' : 'expired';
  // Data is ready in a moment and, unlike a page, does not say its own age: only the present version has these ages.
  if (route.kind === 'data') {
    const isYoung = ageMs < (route.lifetimeMs ?? (route.readsArchive ? ARCHIVE_LIFETIME_MS : Infinity));
    return isCurrent && isYoung ? 'fresh' : 'expired';
  }
  const state = toCacheStateByAge(ageMs, board.pageLifetimeMs());
  return state === 'fresh' && !isCurrent ? 'stale' : state;
}
