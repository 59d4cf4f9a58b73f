import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { LRUCache } from 'lru-cache';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

import { clientOfRequest } from '../http/client-address';
import type { Route } from '../http/route-table';
import { sha256 } from '../util/digest';

/** Whether a request is within the limit. `refund` undoes its count if it did not reach the archive. */
export type ArchivePermit =
  | { readonly isAllowed: true; refund(): Promise<void> }
  | { readonly isAllowed: false; readonly retryAfterSeconds: number };

const REQUESTS_PER_MINUTE = 30;
const WINDOW_SECONDS = 60;
const MAX_ENTRIES = 1_000;
/** Beyond the limit, a client may read on page by page: slowly enough to leave capacity for others. */
const PACE_SECONDS = 2;
const MAX_WAITS = 3;

const UNLIMITED: ArchivePermit = { isAllowed: true, refund: () => Promise.resolve() };

/** A page and its JSON count as one request. */
const toPageTarget = (target: string): string => target.replace(/^\/api\/view(?=\/)/, '');

/** Hashed, because targets can be long. */
const toKey = (...parts: readonly string[]): string => sha256(parts.join(' '), 'base64url');

/** Splits a target into a list and the number of its page. */
function toListing(target: string): { readonly list: string; readonly page: number } {
  const [path = '', search = ''] = target.split('?', 2);
  const query = new URLSearchParams(search);
  const page = Number(query.get('page') ?? 1);
  query.delete('page');
  query.sort();
  return { list: `${path}?${query.toString()}`, page };
}

const toSeconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1_000));

/**
 * Limits archive requests per client, so that no client uses up the request budget that all share. Repeating a request within a minute is
 * free, because the archive caches what it reads for that long.
 *
 * A client that reads a list page by page is slowed down instead of rejected: half a list is of no use.
 */
export class ArchiveLimit {
  readonly #recent = new LRUCache<string, true>({ max: MAX_ENTRIES, ttl: WINDOW_SECONDS * 1_000 });
  /** The last page of each list that each client has read. */
  readonly #lastPages = new LRUCache<string, number>({ max: MAX_ENTRIES, ttl: WINDOW_SECONDS * 1_000 });
  readonly #limiter: RateLimiterMemory;
  readonly #pace: RateLimiterMemory;

  /**
   * @param requests - how many different ones a client may send per minute.
   * @param paceSeconds - the time between two pages of a list beyond that.
   */
  constructor(requests = REQUESTS_PER_MINUTE, paceSeconds = PACE_SECONDS) {
    this.#limiter = new RateLimiterMemory({ points: requests, duration: WINDOW_SECONDS });
    this.#pace = new RateLimiterMemory({ keyPrefix: 'pace', points: 1, duration: paceSeconds });
  }

  /**
   * Counts a request, in any method, if its route reads the archive. May wait before it resolves.
   *
   * @param route - null if there is none.
   * @param target - the target, normalised for cached routes.
   * @param viewer - distinguishes viewers with different visibilities.
   */
  async take(
    request: IncomingMessage,
    route: Route | null,
    target: string,
    viewer = '',
  ): Promise<ArchivePermit> {
    if (!route?.readsArchive) return UNLIMITED;
    const pageTarget = toPageTarget(target);
    const key = toKey(viewer, pageTarget);
    const client = clientOfRequest(request);
    const { list, page } = toListing(pageTarget);
    const listKey = toKey(client, viewer, list);
    if (!this.#recent.has(key)) {
      const isNextPage = page > 1 && this.#lastPages.get(listKey) === page - 1;
      const retryAfterSeconds = await this.#count(client, isNextPage);
      if (retryAfterSeconds !== null) return { isAllowed: false, retryAfterSeconds };
      this.#recent.set(key, true);
    }
    this.#lastPages.set(listKey, page);
    return {
      isAllowed: true,
      refund: async () => {
        if (this.#recent.delete(key)) await this.#limiter.reward(client);
      },
    };
  }

  /** Null if the request is allowed, possibly after a wait; else the seconds until it may be repeated. */
  async #count(client: string, isNextPage: boolean): Promise<number | null> {
    const limitedMs = await consume(this.#limiter, client);
    if (limitedMs === null) return null;
    for (let waits = 0; isNextPage && waits < MAX_WAITS; waits += 1) {
      const waitMs = await consume(this.#pace, client);
      if (waitMs === null) return null;
      await sleep(waitMs);
    }
    return toSeconds(limitedMs);
  }
}

/** Null if the limit allows a request; else the milliseconds until it does. */
async function consume(limiter: RateLimiterMemory, client: string): Promise<number | null> {
  try {
    await limiter.consume(client);
    return null;
  } catch (rejection) {
    // The library throws its result.
    if (rejection instanceof RateLimiterRes) return Math.max(1, rejection.msBeforeNext);
    throw rejection;
  }
}
