import 'server-only';

import type { EffectiveInterval } from '../snapshot/board-state';
import type { Clock } from '../util/clock';
import { type RequestBudget, PROBE_EVERY_MS } from './source/request-budget';
import { type Pace, toPace } from './pace';

/** What a schedule works with. */
export interface ScheduleOptions {
  readonly configuredMs: number;
  readonly budget: RequestBudget;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** How a refresh went. */
export interface RefreshOutcome {
  /** Requests sent for it; null while a part of it is under way: {@link Schedule.learn} is called when that has ended. */
  readonly cost: number | null;
  readonly isSwept: boolean;
  /** Whether anything at all was read. */
  readonly hasRead: boolean;
  /** Whether the monitors were. */
  readonly hasReadMonitors: boolean;
  /** Whether the source's own counts agree with them. */
  readonly areMonitorsProven: boolean;
  readonly tookMs: number;
}

const SHORTEST_INTERVAL_MS = 1_000;
const SHORTEST_PAUSE_MS = 500;
/** For how many ticks there must be room to try again soon. */
const ROOM_FOR_TICKS = 3;
/** What a tick is taken to cost before one was made. */
const USUAL_TICK_COST = 5;
const LATEST_COST_WEIGHT = 0.2;
const SWEEP_AGAIN_AFTER_MS = 60_000;
/** How much of the budget a sweep may take that is due only because of a start: a board that is started over and over has to leave some. */
const START_SWEEP_SHARE = 1 / 10;
/** How long to wait at first where only the monitors are not known for certain: mostly a change got in between two requests. */
const FIRST_RETRY_MS = 1_000;
/** How often that is worth it. */
const QUICK_RETRIES = 3;
/** How much of the interval passes at least before a source that failed is asked again; the rest is left to chance. */
const LEAST_BACK_OFF = 1 / 2;

/** Decides when the source is read, and how much of it. Learns what that costs from what it did cost. */
export class Schedule {
  readonly #options: ScheduleOptions;
  readonly #configuredMs: number;
  /** The source is never left alone for longer. */
  readonly #longestMs: number;
  #pace: Pace;
  #tickCost = USUAL_TICK_COST;
  #sweepCost = 0;
  #sweptAtMs = -Infinity;
  #triedToSweepAtMs = -Infinity;
  #isSweeping = false;
  /** Whether a state was taken up, and no sweep made since. */
  #isStartDue = false;
  #hasRead = false;
  #failures = 0;

  constructor(options: ScheduleOptions) {
    this.#options = options;
    this.#configuredMs = Math.max(SHORTEST_INTERVAL_MS, options.configuredMs);
    this.#longestMs = Math.max(this.#configuredMs, PROBE_EVERY_MS);
    this.#pace = { intervalMs: this.#configuredMs, sweepEveryMs: 0, isSlowed: false };
    this.#setPace();
  }

  /** The interval in force. */
  get interval(): EffectiveInterval {
    return { seconds: this.#pace.intervalMs / 1_000, isSlowed: this.#pace.isSlowed };
  }

  /**
   * Goes on from a sweep that another process or instance made: the next is due when it would have been there. Where the budget easily
   * bears one, it comes soon after the start: nobody may have looked in between.
   *
   * @param sweptAtMs - on {@link Clock.elapsed}; null where it is not known, and a sweep is due at once.
   * @param cost - of a sweep, in requests.
   */
  adoptSweep(sweptAtMs: number | null, cost: number): void {
    this.#sweptAtMs = sweptAtMs ?? -Infinity;
    this.#sweepCost = cost;
    this.#isStartDue = true;
  }

  /**
   * Whether the next refresh is to be a sweep; a sweep that failed is not tried again at once.
   *
   * @param isNeeded Also out of turn, as soon as there is room for it.
   */
  takeSweep(isNeeded: boolean): boolean {
    const { clock, budget } = this.#options;
    const elapsedMs = clock.elapsed();
    this.#isSweeping =
      (isNeeded || elapsedMs - this.#sweptAtMs >= this.#pace.sweepEveryMs || this.#isDueAfterStart()) &&
      elapsedMs - this.#triedToSweepAtMs >= SWEEP_AGAIN_AFTER_MS &&
      budget.available(elapsedMs) >= this.#sweepCost + this.#tickCost;
    if (this.#isSweeping) this.#triedToSweepAtMs = elapsedMs;
    return this.#isSweeping;
  }

  /** Only after one refresh: what is left of the budget was not known before. */
  #isDueAfterStart(): boolean {
    const { clock, budget } = this.#options;
    const { limit } = budget.rateLimit;
    return (
      this.#isStartDue &&
      this.#hasRead &&
      clock.elapsed() - this.#sweptAtMs >= SWEEP_AGAIN_AFTER_MS &&
      (limit === null || this.#sweepCost <= budget.left(clock.elapsed()) * START_SWEEP_SHARE)
    );
  }

  /** Learns from what a refresh has cost. */
  learn({
    cost,
    isSwept,
    hasRead,
    tookMs,
  }: Pick<RefreshOutcome, 'cost' | 'isSwept' | 'hasRead' | 'tookMs'>): void {
    this.#hasRead ||= hasRead;
    if (isSwept) this.#isStartDue = false;
    if (cost === null) return;
    if (isSwept) {
      this.#sweptAtMs = this.#options.clock.elapsed() - tookMs;
      this.#sweepCost = Math.max(0, cost - this.#tickCost);
    } else if (hasRead && !this.#isSweeping) {
      this.#tickCost += LATEST_COST_WEIGHT * (cost - this.#tickCost);
    }
  }

  /** Takes the outcome of a refresh, and tells how long to wait before the next, in milliseconds. */
  toPauseMs(outcome: RefreshOutcome): number {
    const { clock, budget, random } = this.#options;
    const { hasRead, hasReadMonitors, areMonitorsProven, tookMs } = outcome;
    this.learn(outcome);
    const isDone = hasReadMonitors && areMonitorsProven;
    const isPassing = !isDone && this.#failures < QUICK_RETRIES;
    this.#setPace(hasReadMonitors || !isPassing);
    if (isDone) {
      this.#failures = 0;
      return Math.max(SHORTEST_PAUSE_MS, this.#pace.intervalMs - tookMs);
    }
    const isQuick = isPassing && budget.available(clock.elapsed()) >= ROOM_FOR_TICKS * this.#tickCost;
    const quickMs = isQuick ? FIRST_RETRY_MS * 2 ** this.#failures : Infinity;
    this.#failures += 1;
    if (hasRead) return Math.max(SHORTEST_PAUSE_MS, Math.min(quickMs, this.#pace.intervalMs - tookMs));
    // Instances that lost the same source do not come back to it all at once.
    const backOffMs = this.#configuredMs * (LEAST_BACK_OFF + (1 - LEAST_BACK_OFF) * random()) - tookMs;
    return Math.min(
      this.#longestMs,
      Math.max(SHORTEST_PAUSE_MS, backOffMs, budget.waitMs(clock.elapsed())),
    );
  }

  /** @param isShorteningAllowed Not where what is shown is as old as the interval so far made it. */
  #setPace(isShorteningAllowed = true): void {
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
    const isKept = !isShorteningAllowed && pace.intervalMs < this.#pace.intervalMs;
    const intervalMs = Math.min(pace.intervalMs, this.#longestMs);
    this.#pace = isKept ? this.#pace : { ...pace, intervalMs };
  }
}
