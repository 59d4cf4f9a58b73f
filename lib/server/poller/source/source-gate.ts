import { isProdManagerError, type ProdManager } from '@/lib/prodmanager/index';

import type { Clock } from '../../util/clock';
import { BudgetError, type RequestBudget } from './request-budget';
import { parseDate, ResponseAges } from './response-ages';

const DEFAULT_HOLD_MS = 30_000;
const MAX_HOLD_MS = 600_000;

/**
 * How long to wait after a failed request, in milliseconds; null if the error does not ask for it. Only 429 and 503 do, and
 * for ten minutes at most.
 */
export function toHoldMs(error: unknown): number | null {
  if (!isProdManagerError(error) || error.code !== 'http') return null;
  if (error.status !== 429 && error.status !== 503) return null;
  const holdMs = error.retryAfterMs ?? (error.status === 429 ? DEFAULT_HOLD_MS : null);
  return holdMs === null ? null : Math.min(holdMs, MAX_HOLD_MS);
}

/** The limits of one read. */
export interface ReadLimits {
  /** Timeout of each request, in milliseconds. */
  readonly timeoutMs: number;
  /** Aborts the request in flight and sends no further one. */
  readonly signal: AbortSignal;
}

/**
 * Sends the poller's requests, as far as the budget allows. Each lane has its own gate; all gates share one budget. A gate
 * serves one read at a time, and a read sends one request at a time.
 */
export class SourceGate {
  readonly #budget: RequestBudget;
  readonly #clock: Clock;
  readonly #ages = new ResponseAges();
  #client: ProdManager;
  #sentMs = 0;
  #requestsSent = 0;
  #ageMs = 0;
  #sourceTimeMs: number | null = null;

  constructor(client: ProdManager, budget: RequestBudget, clock: Clock) {
    this.#client = client;
    this.#budget = budget;
    this.#clock = clock;
  }

  /** How many requests this gate has sent. */
  get requestsSent(): number {
    return this.#requestsSent;
  }

  /** The age of the oldest response of this read when it arrived, in milliseconds; more than 0 if a cache answered. */
  get ageMs(): number {
    return this.#ageMs;
  }

  /** The `Date` of the last response of this read in epoch milliseconds; null if there was none. */
  get sourceTimeMs(): number | null {
    return this.#sourceTimeMs;
  }

  /** Begins a read. */
  beginRead({ timeoutMs, signal }: ReadLimits): void {
    this.#ageMs = 0;
    this.#sourceTimeMs = null;
    this.#client = this.#client.with({
      timeoutMs,
      signal,
      onHeaders: (headers) => {
        this.#sourceTimeMs = parseDate(headers) ?? this.#sourceTimeMs;
        this.#ageMs = Math.max(
          this.#ageMs,
          this.#ages.toAgeMs(headers, { sentMs: this.#sentMs, respondedMs: this.#clock.elapsed() }),
        );
      },
    });
  }

  /**
   * Sends one request.
   *
   * @throws BudgetError if the budget has no room for it; otherwise what the request throws.
   */
  async send<T>(request: (client: ProdManager) => Promise<T>): Promise<T> {
    this.requireBudget(1);
    const { probe } = this.#budget;
    if (probe) {
      await probe;
      this.requireBudget(1);
    }
    return this.#sendNow(request);
  }

  /** @throws BudgetError unless the budget has room for so many requests. */
  requireBudget(requests: number): void {
    if (this.#budget.available(this.#clock.elapsed()) < requests) throw new BudgetError();
  }

  async #sendNow<T>(request: (client: ProdManager) => Promise<T>): Promise<T> {
    const client = this.#client;
    let hasResponse = true;
    this.#requestsSent += 1;
    this.#sentMs = this.#clock.elapsed();
    this.#budget.begin();
    try {
      return await request(client);
    } catch (error) {
      const holdMs = toHoldMs(error);
      if (holdMs !== null) this.#budget.holdUntil(this.#clock.elapsed() + holdMs);
      hasResponse = isProdManagerError(error) && error.status !== null;
      throw error;
    } finally {
      const at = { sourceMs: this.#sourceTimeMs, wallMs: this.#clock.now() };
      this.#budget.end(client.rateLimit, this.#clock.elapsed(), at, hasResponse);
    }
  }
}
