import { createHash } from 'node:crypto';

/** How many requests are allowed in one window of time. */
export interface RateLimit {
  readonly limitWithToken: number;
  readonly limitAnonymous: number;
  readonly windowSeconds: number;
}

/** What one request has left of its budget. */
export interface Budget {
  readonly isExceeded: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** Counts requests over fixed windows: per token, or per address without one. */
export class RateLimiter {
  readonly #limit: RateLimit;
  readonly #windows = new Map<string, { used: number; endsAtSeconds: number }>();

  constructor(limit: RateLimit) {
    this.#limit = limit;
  }

  /** Takes one request from a client's budget, and says how it stands in ProdManager's headers. */
  take(client: string, hasToken: boolean, nowSeconds: number): Budget {
    const limit = hasToken ? this.#limit.limitWithToken : this.#limit.limitAnonymous;
    const window = this.#window(client, nowSeconds);
    window.used += 1;
    const isExceeded = window.used > limit;
    return {
      isExceeded,
      headers: {
        'x-ratelimit-client': createHash('sha256').update(client).digest('hex'),
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-remaining': String(Math.max(0, limit - window.used)),
        'x-ratelimit-reset': String(Math.ceil(window.endsAtSeconds)),
        'x-ratelimit-used': String(Math.min(limit, window.used)),
        ...(isExceeded
          ? { 'retry-after': String(Math.max(1, Math.ceil(window.endsAtSeconds - nowSeconds))) }
          : {}),
      },
    };
  }

  #window(client: string, nowSeconds: number) {
    for (const [key, { endsAtSeconds }] of this.#windows) {
      if (endsAtSeconds <= nowSeconds) this.#windows.delete(key);
    }
    const window = this.#windows.get(client) ?? {
      used: 0,
      endsAtSeconds: nowSeconds + this.#limit.windowSeconds,
    };
    this.#windows.set(client, window);
    return window;
  }
}
