import type { Clock } from '../util/clock';

const CAPACITY = 60;
const PER_SECOND = 1;

/** Limits the archive's requests even if the source has no rate limit: bursts of 60, then one per second. */
export class TokenBucket {
  readonly #clock: Pick<Clock, 'elapsed'>;
  #tokens = CAPACITY;
  #updatedMs: number;

  constructor(clock: Pick<Clock, 'elapsed'>) {
    this.#clock = clock;
    this.#updatedMs = clock.elapsed();
  }

  /** Returns a token whose request was not sent. */
  giveBack(): void {
    this.#tokens = Math.min(CAPACITY, this.#tokens + 1);
  }

  /** Takes a token; false if none is left. */
  take(): boolean {
    const nowMs = this.#clock.elapsed();
    const earned = ((nowMs - this.#updatedMs) / 1_000) * PER_SECOND;
    this.#updatedMs = nowMs;
    this.#tokens = Math.min(CAPACITY, this.#tokens + earned);
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
