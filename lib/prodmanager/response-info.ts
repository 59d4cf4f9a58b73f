import type { ErrorCode } from './errors.ts';
import type { RateLimit } from './rate-limit.ts';

/** One attempt at a request, answered or not. It holds no query, header or body. */
export interface ResponseInfo {
  readonly method: string;
  /** Relative to the configured address, without the query. */
  readonly path: string;
  /** Null where no answer came. */
  readonly status: number | null;
  /** Why no whole answer came (`network`, `timeout`, `aborted`, `too-large`); null where one did, whatever its status. */
  readonly code: ErrorCode | null;
  /** From asking to the end of the body. */
  readonly durationMs: number;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** What this answer said of the rate limit; null where it said nothing. */
  readonly rateLimit: RateLimit | null;
}
