import 'server-only';

import type { ProdManager } from '@/lib/prodmanager/index';

import type { Clock } from '../clock';
import { BudgetError } from '../engine/budget-error';
import { Governor } from '../engine/governor';
import { toHoldMs } from '../engine/source-gate';
import { Slots } from '../front/slots';
import { Allowance } from './allowance';

/** What a gate of the history stands between. */
export interface HistoryGateOptions {
  readonly client: ProdManager;
  readonly clock: Clock;
  /** Asks the poller of this process for leave; true where there is none. */
  readonly takeReserve: () => boolean;
}

const LIMITS = { running: 4, waiting: 20 };
const LIMIT_MS = 10_000;

/**
 * The way of visitors' questions to the source. A question passes while the allowance lasts, and the reserve of the rate limit: that of
 * the poller, and one that is counted here, because an instance that follows another has no poller and yet spends the same budget.
 */
export class HistoryGate {
  readonly #options: HistoryGateOptions;
  readonly #allowance: Allowance;
  readonly #governor = new Governor(() => 1);
  readonly #slots = new Slots(LIMITS);

  constructor(options: HistoryGateOptions) {
    this.#options = options;
    this.#allowance = new Allowance(options.clock);
  }

  /**
   * Sends one request, at most four at a time.
   *
   * @param question Its signal fires ten seconds after it was put, waiting included.
   * @throws BudgetError where there is no room for it; else whatever the request throws.
   */
  async ask<T>(question: (client: ProdManager, signal: AbortSignal) => Promise<T>): Promise<T> {
    const signal = AbortSignal.timeout(LIMIT_MS);
    const asked = this.#slots.run(() => this.#send((client) => question(client, signal)));
    if (!asked) throw new BudgetError();
    return asked;
  }

  async #send<T>(question: (client: ProdManager) => Promise<T>): Promise<T> {
    const { client, clock, takeReserve } = this.#options;
    if (!this.#governor.takeReserve(clock.elapsed()) || !this.#allowance.take() || !takeReserve())
      throw new BudgetError();
    this.#governor.enter();
    try {
      return await question(client);
    } catch (error) {
      const holdMs = toHoldMs(error);
      if (holdMs !== null) this.#governor.hold(clock.elapsed() + holdMs);
      throw error;
    } finally {
      this.#governor.leave(client.rateLimit, clock);
    }
  }
}
