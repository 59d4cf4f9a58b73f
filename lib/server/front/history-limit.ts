import 'server-only';

import type { IncomingMessage } from 'node:http';

import { LRUCache } from 'lru-cache';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

import { clientOfRequest } from '../client-address';
import type { Route } from './route-table';

/** The JSON of a page is asked for to keep the page current: it is no other question. */
const toPage = (target: string): string => target.replace(/^\/api\/view(?=\/)/, '');

/** How many different questions about the past one client may put in a minute. */
export const HISTORY_QUESTIONS = 30;

const SECONDS = 60;
const MAX_REMEMBERED = 1_000;

/**
 * How much of the past each client may ask for, so that none of them uses up what the source may be asked for all. The history keeps
 * what it read for a minute: whatever somebody asked for within that time costs the source nothing, and nobody anything.
 */
export class HistoryLimit {
  readonly #asked = new LRUCache<string, true>({ max: MAX_REMEMBERED, ttl: SECONDS * 1_000 });
  readonly #limiter: RateLimiterMemory;

  /** @param questions - different ones in a minute, of one client. */
  constructor(questions: number) {
    this.#limiter = new RateLimiterMemory({ points: questions, duration: SECONDS });
  }

  /**
   * Counts a question, if it is one about the past.
   *
   * @param route - that it belongs to; null for none.
   * @param target - its address, as far as an answer depends on it.
   * @param viewer - what tells viewers apart that may not see the same; empty for anybody.
   * @returns null where it may be put; else in how many seconds.
   */
  async take(
    request: IncomingMessage,
    route: Route | null,
    target: string,
    viewer = '',
  ): Promise<number | null> {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const asked = `${viewer} ${toPage(target)}`;
    if (!route?.readsHistory || !isRead || this.#asked.has(asked)) return null;
    try {
      await this.#limiter.consume(clientOfRequest(request));
      this.#asked.set(asked, true);
      return null;
    } catch (refused) {
      // The library throws what it counted.
      if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
      throw refused;
    }
  }
}
