import { createHash } from 'node:crypto';

/** The number of requests allowed in one time window. */
export interface RateLimit {
  readonly limitWithToken: number;
  readonly limitAnonymous: number;
  readonly windowSeconds: number;
}

/** The state of a client's budget after one request. */
export interface Budget {
  readonly isExceeded: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** Counts requests in fixed windows: per token, or per address without one. */
export class RateLimiter {
  readonly #limit: RateLimit;
  readonly #windows = new Map<string, { used: number; endsAtSeconds: number }>();

  constructor(limit: RateLimit) {
    this.#limit = limit;
  }

  /** Counts one request of a client and returns ProdManager's rate limit headers. */
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
