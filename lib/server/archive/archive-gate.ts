import type { ProdManager } from '@/lib/prodmanager/index';

import { BudgetError, RequestBudget } from '../poller/source/request-budget';
import { toHoldMs } from '../poller/source/source-gate';
import type { Clock } from '../util/clock';
import { ConcurrencyLimit } from '../util/concurrency-limit';
import type { Reserve, SharedBudget } from './shared-budget';
import { TokenBucket } from './token-bucket';

/** What the gate of the archive works with. */
export interface ArchiveGateOptions {
  readonly client: ProdManager;
  readonly clock: Clock;
  /** The reserve of this process' poller; null while it does not poll. */
  readonly poller?: () => PollerReserve | null;
  /** The budget that all instances share. Without it, each process has its own. */
  readonly budget?: SharedBudget;
}

/** The requests that a poller reserves for pages. */
export interface PollerReserve {
  /** Takes one request; false if none is left. */
  takeReserve(): boolean;
  /** Returns one that was not sent. */
  returnReserve(): void;
}

const LIMITS = { running: 4, waiting: 20 };
const TIMEOUT_MS = 10_000;

/**
 * Sends the archive's requests. Each needs a token and a request from every reserve: the poller's, the gate's own, because
 * a follower has no poller but spends the same rate limit, and the one that all instances share. If one of them has none
 * left, the others get theirs back.
 */
export class ArchiveGate {
  readonly #options: ArchiveGateOptions;
  readonly #tokens: TokenBucket;
  readonly #requestBudget = new RequestBudget(() => 1);
  readonly #concurrency = new ConcurrencyLimit(LIMITS);

  constructor(options: ArchiveGateOptions) {
    this.#options = options;
    this.#tokens = new TokenBucket(options.clock);
  }

  /**
   * Sends one request. At most four run at the same time.
   *
   * @param request Its signal aborts after ten seconds, including the time in the queue.
   * @throws BudgetError if there is no room for it; otherwise what the request throws.
   */
  async send<T>(request: (client: ProdManager, signal: AbortSignal) => Promise<T>): Promise<T> {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = this.#concurrency.run(() => this.#sendNow((client) => request(client, signal)));
    if (!response) throw new BudgetError();
    return response;
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

  /** Takes one request from every budget; false, and nothing taken, if one of them has none left. */
  async #take(): Promise<boolean> {
    const { client, clock, budget, poller } = this.#options;
    const nowMs = clock.elapsed();
    // The poller uses the same client and may have received a newer rate limit.
    this.#requestBudget.begin();
    this.#requestBudget.end(client.rateLimit, nowMs, { sourceMs: null, wallMs: clock.now() }, false);
    const reserve = poller?.() ?? null;
    if (!this.#requestBudget.takeReserve(nowMs)) return false;
    if (reserve && !reserve.takeReserve()) {
      this.#requestBudget.returnReserve();
      return false;
    }
    if (this.#tokens.take()) {
      if (!budget || (await budget.take(this.#reserve()))) return true;
      this.#tokens.giveBack();
    }
    this.#requestBudget.returnReserve();
    reserve?.returnReserve();
    return false;
  }

  async #sendNow<T>(request: (client: ProdManager) => Promise<T>): Promise<T> {
    const { client, clock, budget } = this.#options;
    if (!(await this.#take())) throw new BudgetError();
    const isUnknown = this.#reserve() === null;
    this.#requestBudget.begin();
    try {
      return await request(client);
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
