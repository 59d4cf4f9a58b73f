import { isProdManagerError, type RateLimit } from '@/lib/prodmanager/index';

import { toHoldMs } from '../poller/source/source-gate';

/** The share of the rate limit that alerts leave to reading the board. */
const RESERVED_SHARE = 0.2;
const MAX_WAIT_MS = 600_000;
/** For errors that only an operator can end, such as a token without permission. */
const FORBIDDEN_WAIT_MS = 60_000;

/** Decides when requests about alerts may be sent to ProdManager. Times are epoch milliseconds of the wall clock. */
export class WriteGate {
  readonly #rateLimit: () => RateLimit | null;
  #heldUntilMs = 0;

  /** @param rateLimit The limit as it was last reported to the client that sends the requests. */
  constructor(rateLimit: () => RateLimit | null) {
    this.#rateLimit = rateLimit;
  }

  /** How long to wait before the next request; 0 if it may be sent. At most ten minutes. */
  waitMs(nowMs: number): number {
    return Math.min(MAX_WAIT_MS, Math.max(0, this.#heldUntilMs - nowMs, this.#untilResetMs(nowMs)));
  }

  /** Notes a failed request: ProdManager may have asked to wait. */
  noteError(error: unknown, nowMs: number): void {
    const isForbidden = isProdManagerError(error) && (error.status === 401 || error.status === 403);
    const holdMs = toHoldMs(error) ?? (isForbidden ? FORBIDDEN_WAIT_MS : 0);
    this.#heldUntilMs = Math.max(this.#heldUntilMs, nowMs + holdMs);
  }

  #untilResetMs(nowMs: number): number {
    const reported = this.#rateLimit();
    if (!reported || reported.remaining > reported.limit * RESERVED_SHARE) return 0;
    return reported.resetAt === null ? 0 : Date.parse(reported.resetAt) - nowMs;
  }
}
