import 'server-only';

import type { IntervalInForce } from '../board-state';
import type { Clock } from '../clock';
import type { Governor } from './governor';
import { type Pace, toPace } from './pace';

/** What a schedule works with. */
export interface ScheduleOptions {
  readonly configuredMs: number;
  readonly governor: Governor;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** How a refresh went. */
export interface RefreshOutcome {
  /** Requests sent for it. */
  readonly cost: number;
  readonly isSwept: boolean;
  /** Whether anything at all was read. */
  readonly hasRead: boolean;
  /** Whether the monitors were. */
  readonly hasReadMonitors: boolean;
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
const LONGEST_BACK_OFF_MS = 15_000;
/** How long to wait at first where only the monitors could not be read: mostly because a change got in between two requests. */
const FIRST_RETRY_MS = 1_000;
/** How often that is worth it. */
const QUICK_RETRIES = 3;
const MOST_DOUBLINGS = 10;

/** Decides when the source is read, and how much of it. Learns what that costs from what it did cost. */
export class Schedule {
  readonly #options: ScheduleOptions;
  readonly #configuredMs: number;
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
    this.#pace = { intervalMs: this.#configuredMs, sweepEveryMs: 0, isSlowed: false };
    this.#setPace();
  }

  /** The interval in force. */
  get interval(): IntervalInForce {
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
    const { clock, governor } = this.#options;
    const elapsedMs = clock.elapsed();
    this.#isSweeping =
      (isNeeded || elapsedMs - this.#sweptAtMs >= this.#pace.sweepEveryMs || this.#isDueAfterStart()) &&
      elapsedMs - this.#triedToSweepAtMs >= SWEEP_AGAIN_AFTER_MS &&
      governor.available(clock.elapsed()) >= this.#sweepCost + this.#tickCost;
    if (this.#isSweeping) this.#triedToSweepAtMs = elapsedMs;
    return this.#isSweeping;
  }

  /** Only after one refresh: what is left of the budget was not known before. */
  #isDueAfterStart(): boolean {
    const { clock, governor } = this.#options;
    const { limit } = governor.budget;
    return (
      this.#isStartDue &&
      this.#hasRead &&
      clock.elapsed() - this.#sweptAtMs >= SWEEP_AGAIN_AFTER_MS &&
      (limit === null || this.#sweepCost <= governor.left(clock.elapsed()) * START_SWEEP_SHARE)
    );
  }

  /** Takes the outcome of a refresh, and tells how long to wait before the next, in milliseconds. */
  toPauseMs({ cost, isSwept, hasRead, hasReadMonitors, tookMs }: RefreshOutcome): number {
    const { clock, governor, random } = this.#options;
    this.#hasRead ||= hasRead;
    if (isSwept) {
      this.#isStartDue = false;
      this.#sweptAtMs = clock.elapsed() - tookMs;
      this.#sweepCost = Math.max(0, cost - this.#tickCost);
    } else if (hasRead && !this.#isSweeping) {
      this.#tickCost += LATEST_COST_WEIGHT * (cost - this.#tickCost);
    }
    const isPassing = !hasReadMonitors && this.#failures < QUICK_RETRIES;
    this.#setPace(!isPassing);
    if (hasReadMonitors) {
      this.#failures = 0;
      return Math.max(SHORTEST_PAUSE_MS, this.#pace.intervalMs - tookMs);
    }
    const doublings = 2 ** Math.min(this.#failures, MOST_DOUBLINGS);
    this.#failures += 1;
    if (hasRead) {
      const isQuick = isPassing && governor.available(clock.elapsed()) >= ROOM_FOR_TICKS * this.#tickCost;
      const retryMs = isQuick ? FIRST_RETRY_MS * doublings : Infinity;
      return Math.max(SHORTEST_PAUSE_MS, Math.min(retryMs, this.#pace.intervalMs - tookMs));
    }
    const longestMs = Math.min(
      Math.max(this.#configuredMs, LONGEST_BACK_OFF_MS),
      this.#configuredMs * doublings,
    );
    return Math.max(SHORTEST_PAUSE_MS, random() * longestMs, governor.waitMs(clock.elapsed()));
  }

  /** @param isShorteningAllowed Not where what is shown is as old as the interval so far made it. */
  #setPace(isShorteningAllowed = true): void {
    const { clock, governor } = this.#options;
    const nowMs = clock.elapsed();
    const pace = toPace({
      configuredMs: this.#configuredMs,
      currentMs: this.#pace.intervalMs,
      tickCost: this.#tickCost,
      sweepCost: this.#sweepCost,
      sweptAgoMs: nowMs - this.#sweptAtMs,
      left: governor.left(nowMs),
      limit: governor.budget.limit,
      timeLeftMs: Math.max(0, (governor.windowEndsAtMs(nowMs) ?? nowMs) - nowMs),
      waitMs: governor.waitMs(nowMs),
    });
    const isKept = !isShorteningAllowed && pace.intervalMs < this.#pace.intervalMs;
    this.#pace = isKept ? this.#pace : pace;
  }
}
