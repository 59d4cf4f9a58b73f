import type { FetchResponse } from './options.ts';

/** The state of the server's rate limit for this client. */
export interface RateLimit {
  /** Requests allowed in one window. */
  readonly limit: number;
  /** Requests left in this window. */
  readonly remaining: number;
  /** Requests spent in this window. */
  readonly used: number;
  /** The end of the window as an ISO instant; null where it is not reported. */
  readonly resetAt: string | null;
  /** The server's name for the client; null where it is not reported. */
  readonly client: string | null;
}

const readNumber = (text: string | null): number | null =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;

const toInstant = (seconds: number | null): string | null => {
  const time = new Date((seconds ?? Number.NaN) * 1_000);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
};

/** The rate limit in the headers of a response; null where there is none. */
export function parseRateLimit(headers: FetchResponse['headers']): RateLimit | null {
  const limit = readNumber(headers.get('x-ratelimit-limit'));
  const remaining = readNumber(headers.get('x-ratelimit-remaining'));
  if (limit === null || remaining === null) return null;
  return {
    limit,
    remaining,
    used: readNumber(headers.get('x-ratelimit-used')) ?? Math.max(0, limit - remaining),
    resetAt: toInstant(readNumber(headers.get('x-ratelimit-reset'))),
    client: headers.get('x-ratelimit-client'),
  };
}
