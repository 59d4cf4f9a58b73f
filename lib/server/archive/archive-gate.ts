import 'server-only';

import type { ProdManager } from '@/lib/prodmanager/index';

import type { Clock } from '../util/clock';
import { BudgetError } from '../poller/source/budget-error';
import { RequestBudget } from '../poller/source/request-budget';
import { toHoldMs } from '../poller/source/source-gate';
import { ConcurrencyLimit } from '../util/concurrency-limit';
import { TokenBucket } from './token-bucket';
import type { Reserve, SharedBudget } from './shared-budget';

/** What a gate of the archive stands between. */
export interface ArchiveGateOptions {
  readonly client: ProdManager;
  readonly clock: Clock;
  /** What the poller of this process keeps for visitors; null where there is no poller. */
  readonly poller?: () => PollerReserve | null;
  /** What all instances share; without it this process counts for itself. */
  readonly budget?: SharedBudget;
}

/** What a poller keeps of the source's rate limit for visitors. */
export interface PollerReserve {
  /** Takes one request; false where none is left. */
  takeReserve(): boolean;
  /** Gives one back that was not sent. */
  returnReserve(): void;
}

const LIMITS = { running: 4, waiting: 20 };
const LIMIT_MS = 10_000;

/**
 * The way of visitors' questions to the source. A question passes while the allowance lasts, and the reserve of the rate limit: that of
 * the poller, one that is counted here, because an instance that follows another has no poller and yet spends the same budget, and one
 * that all instances count together. What one of them gave is given back where another refuses.
 */
export class ArchiveGate {
  readonly #options: ArchiveGateOptions;
  readonly #allowance: TokenBucket;
  readonly #requestBudget = new RequestBudget(() => 1);
  readonly #slots = new ConcurrencyLimit(LIMITS);

  constructor(options: ArchiveGateOptions) {
    this.#options = options;
    this.#allowance = new TokenBucket(options.clock);
  }

  /**
   * Sends one request, at most four at a time.
   *
   * @param question Its signal fires ten seconds after it was put, waiting included.
   * @throws BudgetError where there is no room for it; else whatever the request throws.
   */
  async send<T>(question: (client: ProdManager, signal: AbortSignal) => Promise<T>): Promise<T> {
    const signal = AbortSignal.timeout(LIMIT_MS);
    const asked = this.#slots.run(() => this.#send((client) => question(client, signal)));
    if (!asked) throw new BudgetError();
    return asked;
  }

  #reserve(): Reserve | null {
    const nowMs = this.#options.clock.elapsed();
    const window = this.#requestBudget.reserve(nowMs);
    return (
      window && {
        requests: window.requests,
        secondsLeft: Math.max(1, Math.ceil((window.endsAtMs - nowMs) / 1_000)),
      }
    );
  }

  /** Takes one request from everyone who counts; false, and nothing taken, where one of them has none left. */
  async #take(): Promise<boolean> {
    const { client, clock, budget, poller } = this.#options;
    const nowMs = clock.elapsed();
    // Others send through the same client, and may have heard of the limit already.
    this.#requestBudget.begin();
    this.#requestBudget.end(client.rateLimit, nowMs, { sourceMs: null, wallMs: clock.now() }, false);
    const reserve = poller?.() ?? null;
    if (!this.#requestBudget.takeReserve(nowMs)) return false;
    if (reserve && !reserve.takeReserve()) {
      this.#requestBudget.returnReserve();
      return false;
    }
    if (this.#allowance.take()) {
      if (!budget || (await budget.take(this.#reserve()))) return true;
      this.#allowance.giveBack();
    }
    this.#requestBudget.returnReserve();
    reserve?.returnReserve();
    return false;
  }

  async #send<T>(question: (client: ProdManager) => Promise<T>): Promise<T> {
    const { client, clock, budget } = this.#options;
    if (!(await this.#take())) throw new BudgetError();
    const isUnknown = this.#reserve() === null;
    this.#requestBudget.begin();
    try {
      return await question(client);
    } catch (error) {
      const holdMs = toHoldMs(error);
      if (holdMs !== null) this.#requestBudget.holdUntil(clock.elapsed() + holdMs);
      throw error;
    } finally {
      this.#requestBudget.end(client.rateLimit, clock.elapsed(), { sourceMs: null, wallMs: clock.now() });
      const reserve = this.#reserve();
      if (isUnknown && reserve) await budget?.note(reserve);
    }
  }
}
