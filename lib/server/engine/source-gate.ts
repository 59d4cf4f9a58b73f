import 'server-only';

import { isProdManagerError, type ProdManager } from '@/lib/prodmanager/index';

import type { Clock } from '../clock';
import { BudgetError } from './budget-error';
import type { Governor } from './governor';

const REFUSED_FOR_MS = 30_000;

/** How long a failed request forbids the next one, in milliseconds; null where it does not. */
export function toHoldMs(error: unknown): number | null {
  if (!isProdManagerError(error) || error.code !== 'http') return null;
  return error.retryAfterMs ?? (error.status === 429 ? REFUSED_FOR_MS : null);
}

/** The only way from the poller to the source: nothing passes that the rate limit has no room for. */
export class SourceGate {
  readonly #client: ProdManager;
  readonly #governor: Governor;
  readonly #clock: Clock;
  #sent = 0;

  constructor(client: ProdManager, governor: Governor, clock: Clock) {
    this.#client = client;
    this.#governor = governor;
    this.#clock = clock;
  }

  /** How many requests have been sent since the start. */
  get sent(): number {
    return this.#sent;
  }

  /**
   * Sends one request.
   *
   * @throws BudgetError where there is no room for it; else whatever the request throws.
   */
  async ask<T>(question: (client: ProdManager) => Promise<T>): Promise<T> {
    this.require(1);
    this.#sent += 1;
    this.#governor.enter();
    try {
      return await question(this.#client);
    } catch (error) {
      const holdMs = toHoldMs(error);
      if (holdMs !== null) this.#governor.hold(this.#clock.elapsed() + holdMs);
      throw error;
    } finally {
      this.#governor.leave(this.#client.rateLimit, this.#clock);
    }
  }

  /** That there is room for so many requests. @throws BudgetError where there is not. */
  require(requests: number): void {
    if (this.#governor.available(this.#clock.elapsed()) < requests) throw new BudgetError();
  }
}
