import type { EffectiveInterval } from '../snapshot/board-state';
import type { Clock } from '../util/clock';
import { toPace, type Pace } from './pace';
import { PROBE_EVERY_MS, type RequestBudget } from './source/request-budget';

/** What a schedule works with. */
export interface ScheduleOptions {
  readonly configuredMs: number;
  readonly budget: RequestBudget;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** The outcome of a refresh. */
export interface RefreshOutcome {
  /** How many requests it sent; null while some are running: {@link Schedule.learn} gets the number when they have ended. */
  readonly cost: number | null;
  readonly isSwept: boolean;
  /** Whether any section was read. */
  readonly hasRead: boolean;
  /** Whether the monitors were read. */
  readonly hasReadMonitors: boolean;
  /** Whether the source's own counts agree with the monitors. */
  readonly areMonitorsProven: boolean;
  readonly tookMs: number;
}

const MIN_INTERVAL_MS = 1_000;
const MIN_PAUSE_MS = 500;
/** A quick retry needs a budget for this many ticks. */
const RETRY_BUDGET_TICKS = 3;
/** The assumed cost of a tick before the first one. */
const DEFAULT_TICK_COST = 5;
const LATEST_COST_WEIGHT = 0.2;
const MIN_SWEEP_GAP_MS = 60_000;
/** The part of the budget that a sweep after a restart may take, so that repeated restarts do not use it up. */
const START_SWEEP_SHARE = 1 / 10;
/** The first wait when only the monitors are unproven: mostly a change between two requests. */
const FIRST_RETRY_MS = 1_000;
const MAX_QUICK_RETRIES = 3;
/** After a failure, at least this part of the interval passes; the rest is random. */
const MIN_BACK_OFF = 1 / 2;

/** Decides when to refresh and when to sweep, based on the budget and on what earlier refreshes cost. */
export class Schedule {
  readonly #options: ScheduleOptions;
  readonly #configuredMs: number;
  readonly #maxMs: number;
  #pace: Pace;
  #tickCost = DEFAULT_TICK_COST;
  #sweepCost = 0;
  #sweptAtMs = -Infinity;
  #triedToSweepAtMs = -Infinity;
  #isSweeping = false;
  /** Whether the board started from an earlier state and has not swept since. */
  #needsStartSweep = false;
  #hasRead = false;
  #failures = 0;

  constructor(options: ScheduleOptions) {
    this.#options = options;
    this.#configuredMs = Math.max(MIN_INTERVAL_MS, options.configuredMs);
    this.#maxMs = Math.max(this.#configuredMs, PROBE_EVERY_MS);
    this.#pace = { intervalMs: this.#configuredMs, sweepEveryMs: 0, isSlowed: false };
    this.#setPace();
  }

  /** The effective interval. */
  get interval(): EffectiveInterval {
    return { seconds: this.#pace.intervalMs / 1_000, isSlowed: this.#pace.isSlowed };
  }

  /**
   * Continues from a sweep of another process or instance: the next one is due when it would have been due there. If the
   * budget allows, it happens soon after the start, because changes may have been missed.
   *
   * @param sweptAtMs On {@link Clock.elapsed}; null if unknown, which makes a sweep due immediately.
   * @param cost The expected cost of a sweep, in requests.
   */
  adoptSweep(sweptAtMs: number | null, cost: number): void {
    this.#sweptAtMs = sweptAtMs ?? -Infinity;
    this.#sweepCost = cost;
    this.#needsStartSweep = true;
  }

  /**
   * Whether the next refresh should be a sweep. At most one per minute, also after failures.
   *
   * @param isNeeded Whether a sweep is needed before it is due, as soon as the budget allows.
   */
  takeSweep(isNeeded: boolean): boolean {
    const { clock, budget } = this.#options;
    const nowMs = clock.elapsed();
    this.#isSweeping =
      (isNeeded || nowMs - this.#sweptAtMs >= this.#pace.sweepEveryMs || this.#isStartSweepDue()) &&
      nowMs - this.#triedToSweepAtMs >= MIN_SWEEP_GAP_MS &&
      budget.available(nowMs) >= this.#sweepCost + this.#tickCost;
    if (this.#isSweeping) this.#triedToSweepAtMs = nowMs;
    return this.#isSweeping;
  }

  /** Waits for the first refresh, which reports the rate limit. */
  #isStartSweepDue(): boolean {
    const { clock, budget } = this.#options;
    const { limit } = budget.rateLimit;
    return (
      this.#needsStartSweep &&
      this.#hasRead &&
      clock.elapsed() - this.#sweptAtMs >= MIN_SWEEP_GAP_MS &&
      (limit === null || this.#sweepCost <= budget.left(clock.elapsed()) * START_SWEEP_SHARE)
    );
  }

  /** Learns the costs of ticks and sweeps from a refresh. */
  learn({
    cost,
    isSwept,
    hasRead,
    tookMs,
  }: Pick<RefreshOutcome, 'cost' | 'isSwept' | 'hasRead' | 'tookMs'>): void {
    this.#hasRead ||= hasRead;
    if (isSwept) this.#needsStartSweep = false;
    if (cost === null) return;
    if (isSwept) {
      this.#sweptAtMs = this.#options.clock.elapsed() - tookMs;
      this.#sweepCost = Math.max(0, cost - this.#tickCost);
    } else if (hasRead && !this.#isSweeping) {
      this.#tickCost += LATEST_COST_WEIGHT * (cost - this.#tickCost);
    }
  }

  /** Learns from a refresh, and returns the pause after it in milliseconds. */
  toPauseMs(outcome: RefreshOutcome): number {
    const { clock, budget, random } = this.#options;
    const { hasRead, hasReadMonitors, areMonitorsProven, tookMs } = outcome;
    this.learn(outcome);
    const isComplete = hasReadMonitors && areMonitorsProven;
    const mayRetryQuickly = !isComplete && this.#failures < MAX_QUICK_RETRIES;
    this.#setPace(hasReadMonitors || !mayRetryQuickly);
    if (isComplete) {
      this.#failures = 0;
      return Math.max(MIN_PAUSE_MS, this.#pace.intervalMs - tookMs);
    }
    const isQuick =
      mayRetryQuickly && budget.available(clock.elapsed()) >= RETRY_BUDGET_TICKS * this.#tickCost;
    const retryMs = isQuick ? FIRST_RETRY_MS * 2 ** this.#failures : Infinity;
    this.#failures += 1;
    if (hasRead) return Math.max(MIN_PAUSE_MS, Math.min(retryMs, this.#pace.intervalMs - tookMs));
    // Jitter, so that instances that lost the same source do not all return at the same time.
    const backOffMs = this.#configuredMs * (MIN_BACK_OFF + (1 - MIN_BACK_OFF) * random()) - tookMs;
    return Math.min(this.#maxMs, Math.max(MIN_PAUSE_MS, backOffMs, budget.waitMs(clock.elapsed())));
  }

  /** @param mayShorten False while the shown data is as old as the present interval. */
  #setPace(mayShorten = true): void {
    const { clock, budget } = this.#options;
    const nowMs = clock.elapsed();
    const pace = toPace({
      configuredMs: this.#configuredMs,
      currentMs: this.#pace.intervalMs,
      tickCost: this.#tickCost,
      sweepCost: this.#sweepCost,
      sweptAgoMs: nowMs - this.#sweptAtMs,
      left: budget.left(nowMs),
      limit: budget.rateLimit.limit,
      timeLeftMs: Math.max(0, (budget.windowEndsAtMs(nowMs) ?? nowMs) - nowMs),
      waitMs: budget.waitMs(nowMs),
    });
    if (!mayShorten && pace.intervalMs < this.#pace.intervalMs) return;
    this.#pace = { ...pace, intervalMs: Math.min(pace.intervalMs, this.#maxMs) };
  }
}
