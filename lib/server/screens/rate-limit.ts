import 'server-only';

import { LRUCache } from 'lru-cache';

import type { Clock } from '../clock';

/** Says how often somebody may do something. */
export interface RateLimit {
  /** True where they may, this time included; else whether, and when, they may again. */
  take(client: string): Promise<boolean | { readonly retryAfterSeconds: number }>;
}

/** So much within a window of time. */
export interface WindowLimits {
  readonly windowMs: number;
  readonly perClient: number;
  /** By all clients together. */
  readonly inAll: number;
}

const MOST_CLIENTS = 10_000;

/** Counts in this process, from the first time on, for as long as a window lasts. */
export class WindowLimit implements RateLimit {
  readonly #limits: WindowLimits;
  readonly #clock: Pick<Clock, 'elapsed'>;
  readonly #clients = new LRUCache<string, { startedMs: number; count: number }>({ max: MOST_CLIENTS });
  #all = { startedMs: -Infinity, count: 0 };

  constructor(limits: WindowLimits, clock: Pick<Clock, 'elapsed'>) {
    this.#limits = limits;
    this.#clock = clock;
  }

  take(client: string): Promise<boolean | { readonly retryAfterSeconds: number }> {
    const { windowMs, perClient, inAll } = this.#limits;
    const nowMs = this.#clock.elapsed();
    const isOver = ({ startedMs }: { startedMs: number }): boolean => nowMs - startedMs >= windowMs;
    if (isOver(this.#all)) this.#all = { startedMs: nowMs, count: 0 };
    let own = this.#clients.get(client);
    if (!own || isOver(own)) own = { startedMs: nowMs, count: 0 };
    this.#clients.set(client, own);
    const full = own.count >= perClient ? own : this.#all.count >= inAll ? this.#all : null;
    if (full)
      return Promise.resolve({ retryAfterSeconds: Math.ceil((windowMs - (nowMs - full.startedMs)) / 1_000) });
    own.count += 1;
    this.#all.count += 1;
    return Promise.resolve(true);
  }
}
