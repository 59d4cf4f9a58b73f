import 'server-only';

import { isProdManagerError, type ProdManager } from '@/lib/prodmanager/index';

import type { Clock } from '../../util/clock';
import { ResponseAges, parseDate } from './response-ages';
import { BudgetError } from './budget-error';
import type { RequestBudget } from './request-budget';

const REFUSED_FOR_MS = 30_000;
const LONGEST_HOLD_MS = 600_000;

/**
 * How long a failed request forbids the next one, in milliseconds; null where it does not. Only 429 and 503 can, and for no
 * longer than ten minutes.
 */
export function toHoldMs(error: unknown): number | null {
  if (!isProdManagerError(error) || error.code !== 'http') return null;
  if (error.status !== 429 && error.status !== 503) return null;
  const holdMs = error.retryAfterMs ?? (error.status === 429 ? REFUSED_FOR_MS : null);
  return holdMs === null ? null : Math.min(holdMs, LONGEST_HOLD_MS);
}

/** What limits the requests of one read. */
export interface ReadLimits {
  /** How long each request may take, in milliseconds. */
  readonly timeoutMs: number;
  /** Ends the read: what is on its way is aborted, and nothing more is sent. */
  readonly signal: AbortSignal;
}

/**
 * The only way from the poller to the source: nothing passes that the rate limit has no room for. Each kind of resource that is
 * read by itself has a gate of its own, and all gates have the same budget.
 */
export class SourceGate {
  readonly #budget: RequestBudget;
  readonly #clock: Clock;
  readonly #ages = new ResponseAges();
  #client: ProdManager;
  #askedMs = 0;
  #sent = 0;
  #ageMs = 0;
  #sourceTimeMs: number | null = null;

  constructor(client: ProdManager, budget: RequestBudget, clock: Clock) {
    this.#client = client;
    this.#budget = budget;
    this.#clock = clock;
  }

  /** How many requests have been sent since the start. */
  get requestsSent(): number {
    return this.#sent;
  }

  /** How much older than its question the oldest answer of this read was, in milliseconds: what a cache on the way made it. */
  get ageMs(): number {
    return this.#ageMs;
  }

  /** The source's own time in the last answer, epoch milliseconds; null where it told none in this read. */
  get sourceTimeMs(): number | null {
    return this.#sourceTimeMs;
  }

  /** Begins a read; one gate is used by one read at a time, which asks one thing after the other. */
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
          this.#ages.toAgeMs(headers, { askedMs: this.#askedMs, answeredMs: this.#clock.elapsed() }),
        );
      },
    });
  }

  /**
   * Sends one request.
   *
   * @throws BudgetError where there is no room for it; else whatever the request throws.
   */
  async send<T>(question: (client: ProdManager) => Promise<T>): Promise<T> {
    this.requireBudget(1);
    const { probe: scout } = this.#budget;
    if (scout) {
      await scout;
      this.requireBudget(1);
    }
    return this.#send(question);
  }

  /** That there is room for so many requests. @throws BudgetError where there is not. */
  requireBudget(requests: number): void {
    if (this.#budget.available(this.#clock.elapsed()) < requests) throw new BudgetError();
  }

  async #send<T>(question: (client: ProdManager) => Promise<T>): Promise<T> {
    const client = this.#client;
    let isAnswered = true;
    this.#sent += 1;
    this.#askedMs = this.#clock.elapsed();
    this.#budget.begin();
    try {
      return await question(client);
    } catch (error) {
      const holdMs = toHoldMs(error);
      if (holdMs !== null) this.#budget.holdUntil(this.#clock.elapsed() + holdMs);
      isAnswered = isProdManagerError(error) && error.status !== null;
      throw error;
    } finally {
      const at = { sourceMs: this.#sourceTimeMs, wallMs: this.#clock.now() };
      this.#budget.end(client.rateLimit, this.#clock.elapsed(), at, isAnswered);
    }
  }
}
