import 'server-only';

import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { LRUCache } from 'lru-cache';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

import { clientOfRequest } from '../http/client-address';
import type { Route } from '../http/route-table';
import { sha256 } from '../util/digest';

/** How many different questions about the past one client may put in a minute. */
const HISTORY_QUESTIONS = 30;

/** A question that may be put, which can be given back where it was not; or when to try again. */
export type ArchiveTaken =
  | { readonly isAllowed: true; giveBack(): Promise<void> }
  | { readonly isAllowed: false; readonly retryAfterSeconds: number };

const SECONDS = 60;
const MAX_REMEMBERED = 1_000;
/** How often a client that reads a list to its end may go on once its questions are used up: slowly enough to leave room for others. */
const PACE_SECONDS = 2;
const MOST_WAITS = 3;

const FREE: ArchiveTaken = { isAllowed: true, giveBack: () => Promise.resolve() };

/** The JSON of a page is asked for to keep the page current: it is no other question. */
const toPage = (target: string): string => target.replace(/^\/api\/view(?=\/)/, '');

// Addresses can be long, and many are remembered.
const toKey = (...parts: readonly string[]): string => sha256(parts.join(' '), 'base64url');

/** A list and the page of it that a target asks for. */
function toListing(target: string): { readonly list: string; readonly page: number } {
  const [path = '', given = ''] = target.split('?', 2);
  const query = new URLSearchParams(given);
  const page = Number(query.get('page') ?? 1);
  query.delete('page');
  query.sort();
  return { list: `${path}?${query.toString()}`, page };
}

/**
 * How much of the past each client may ask for, so that none of them uses up what the source may be asked for all. The archive keeps
 * what it read for a minute: whatever somebody asked for within that time costs the source nothing, and nobody anything.
 *
 * A client that reads a list page after page is slowed down at the limit and not refused: half a list is of no use.
 */
export class ArchiveLimit {
  readonly #asked = new LRUCache<string, true>({ max: MAX_REMEMBERED, ttl: SECONDS * 1_000 });
  /** The last page of each list that each client was let read. */
  readonly #listings = new LRUCache<string, number>({ max: MAX_REMEMBERED, ttl: SECONDS * 1_000 });
  readonly #limiter: RateLimiterMemory;
  readonly #pace: RateLimiterMemory;

  /**
   * @param questions - different ones in a minute, of one client.
   * @param paceSeconds - between two pages of a list beyond them.
   */
  constructor(questions = HISTORY_QUESTIONS, paceSeconds = PACE_SECONDS) {
    this.#limiter = new RateLimiterMemory({ points: questions, duration: SECONDS });
    this.#pace = new RateLimiterMemory({ keyPrefix: 'pace', points: 1, duration: paceSeconds });
  }

  /**
   * Counts a question, if it is one about the past; in whichever method, because a route answers most of them alike.
   *
   * @param route - that it belongs to; null for none.
   * @param target - its address, as far as an answer depends on it.
   * @param viewer - what tells viewers apart that may not see the same; empty for anybody.
   */
  async take(
    request: IncomingMessage,
    route: Route | null,
    target: string,
    viewer = '',
  ): Promise<ArchiveTaken> {
    if (!route?.readsArchive) return FREE;
    const asked = toKey(viewer, toPage(target));
    const client = clientOfRequest(request);
    const { list, page } = toListing(toPage(target));
    const listing = toKey(client, viewer, list);
    const isNext = page > 1 && this.#listings.get(listing) === page - 1;
    if (!this.#asked.has(asked)) {
      const waitSeconds = await this.#count(client, isNext);
      if (waitSeconds !== null) return { isAllowed: false, retryAfterSeconds: waitSeconds };
      this.#asked.set(asked, true);
    }
    this.#listings.set(listing, page);
    return {
      isAllowed: true,
      giveBack: async () => {
        if (this.#asked.delete(asked)) await this.#limiter.reward(client);
      },
    };
  }

  /** Null where the question may be put, at once or after a while; else in how many seconds. */
  async #count(client: string, isNext: boolean): Promise<number | null> {
    const refused = await consume(this.#limiter, client);
    if (refused === null || !isNext) return refused && Math.max(1, Math.ceil(refused / 1_000));
    for (let waits = 0; waits < MOST_WAITS; waits += 1) {
      const waitMs = await consume(this.#pace, client);
      if (waitMs === null) return null;
      await sleep(waitMs);
    }
    return Math.max(1, Math.ceil(refused / 1_000));
  }
}

/** Null where there was a point; else in how many milliseconds there is one. */
async function consume(limiter: RateLimiterMemory, client: string): Promise<number | null> {
  try {
    await limiter.consume(client);
    return null;
  } catch (refused) {
    // The library throws what it counted.
    if (refused instanceof RateLimiterRes) return Math.max(1, refused.msBeforeNext);
    throw refused;
  }
}
