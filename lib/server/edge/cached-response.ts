import type { EncodedResponse, FlatHeaders } from '../http/encoded-response';
import type { EdgeBoard } from './edge-board';
import type { Route } from '../http/route-table';

/** A response, and the state of the board when its rendering began. */
export interface CachedResponse {
  readonly response: EncodedResponse;
  readonly version: string;
  readonly freshness: string;
  /** When the rendering began, on the monotonic clock. */
  readonly renderedAtMs: number;
  /** The headers with the ages at that time. */
  readonly ages: FlatHeaders;
}

/** A `stale` response may be sent while a new one is rendered; an `expired` one may not be sent. */
export type CacheState = 'fresh' | 'stale' | 'expired';

/** Protects the worker from repeated requests, and is short enough that a new item appears soon. */
const ERROR_LIFETIME_MS = 5_000;
/** The archive caches what it reads for a minute, so rendering again sends no request to the source. */
const ARCHIVE_LIFETIME_MS = 10_000;

const toCacheStateByAge = (ageMs: number, lifetimeMs: number): CacheState =>
  ageMs < lifetimeMs ? 'fresh' : ageMs < 2 * lifetimeMs ? 'stale' : 'expired';

/** Whether a response shows the current freshness (live, delayed or unknown) of each section. Others must never be sent. */
export const showsCurrentFreshness = (cached: CachedResponse, board: Pick<EdgeBoard, 'freshness'>): boolean =>
  cached.freshness === board.freshness();

/** Whether a cached response may be sent now. */
export function toCacheState(
  cached: CachedResponse,
  route: Route,
  board: EdgeBoard,
  nowMs: number,
): CacheState {
  const ageMs = nowMs - cached.renderedAtMs;
  if (!showsCurrentFreshness(cached, board)) return 'expired';
  const isCurrent = cached.version === board.version();
  if (cached.response.status !== 200) return isCurrent && ageMs < ERROR_LIFETIME_MS ? 'fresh' : 'expired';
  // Data is never stale: the ages in its headers are those of the current version.
  if (route.kind === 'data') {
    const lifetimeMs = route.lifetimeMs ?? (route.readsArchive ? ARCHIVE_LIFETIME_MS : Infinity);
    return isCurrent && ageMs < lifetimeMs ? 'fresh' : 'expired';
  }
  const state = toCacheStateByAge(ageMs, board.pageLifetimeMs());
  return state === 'fresh' && !isCurrent ? 'stale' : state;
}
