import 'server-only';

import type { Clock } from '../util/clock';

const MOST_AT_ONCE = 60;
const PER_SECOND = 1;

/**
 * How often the source may be asked for what visitors want to see, whether it has a rate limit or not: sixty times at once, and once
 * a second for good.
 */
export class TokenBucket {
  readonly #clock: Pick<Clock, 'elapsed'>;
  #left = MOST_AT_ONCE;
  #countedMs: number;

  constructor(clock: Pick<Clock, 'elapsed'>) {
    this.#clock = clock;
    this.#countedMs = clock.elapsed();
  }

  /** Gives one request back that was taken and not sent. */
  giveBack(): void {
    this.#left = Math.min(MOST_AT_ONCE, this.#left + 1);
  }

  /** Takes one request; false where none is left. */
  take(): boolean {
    const nowMs = this.#clock.elapsed();
    const earned = ((nowMs - this.#countedMs) / 1_000) * PER_SECOND;
    this.#countedMs = nowMs;
    this.#left = Math.min(MOST_AT_ONCE, this.#left + earned);
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
