import 'server-only';

/** What a pace is derived from. Costs are in requests, times in milliseconds. */
export interface PaceInput {
  readonly configuredMs: number;
  /** The interval in force so far. */
  readonly currentMs: number;
  readonly tickCost: number;
  /** What a sweep costs beside the tick that it comes with. */
  readonly sweepCost: number;
  /** Since the last sweep; `Infinity` where there was none. */
  readonly sweptAgoMs: number;
  /** What may still be sent in this window; `Infinity` where nothing limits it. */
  readonly left: number;
  /** How many requests the source allows in a window; null where it tells none. */
  readonly limit: number | null;
  /** Until the window ends. */
  readonly timeLeftMs: number;
  /** Until anything may be sent at all. */
  readonly waitMs: number;
}

/** How often to read. */
export interface Pace {
  readonly intervalMs: number;
  readonly sweepEveryMs: number;
  /** True when the source's rate limit makes the interval longer than configured. */
  readonly isSlowed: boolean;
}

/** How often everything is read where the budget allows it. */
const SWEEP_EVERY_MS = 600_000;
/** How much of the budget sweeps may take. */
const SWEEP_SHARE = 1 / 3;
/** What is kept for what cannot be planned: a second look, and places to read again. In ticks, but no more than so much of the limit. */
const CONTINGENCY_TICKS = 4;
const CONTINGENCY_SHARE = 1 / 10;
const SLOWED_FROM = 1.05;
/** An interval that is longer than it needs to be by less than this stays, so that it does not change with every tick. */
const STICKY = 1.1;
const WHOLE_WINDOW_MS = 3_600_000;

/** Rounded up to a number that people would choose. */
function roundUp(ms: number): number {
  const stepMs = ms < 60_000 ? 1_000 : ms < 600_000 ? 10_000 : 60_000;
  return Math.ceil(ms / stepMs) * stepMs;
}

/** What can be planned with. Towards the end of a window less is kept: what is left of it then is lost. */
function toPlannable({ left, limit, tickCost, timeLeftMs }: PaceInput): number {
  const contingency = Math.min(CONTINGENCY_TICKS * tickCost, (limit ?? 0) * CONTINGENCY_SHARE);
  return Math.max(0, left - contingency * Math.min(1, timeLeftMs / WHOLE_WINDOW_MS));
}

function neededMs(input: PaceInput, sweepEveryMs: number): number {
  const { tickCost, sweepCost, sweptAgoMs, timeLeftMs } = input;
  const available = toPlannable(input);
  const untilSweepMs = Math.max(0, sweepEveryMs - sweptAgoMs);
  const sweepsDue = Math.max(0, 1 + Math.floor((timeLeftMs - untilSweepMs) / sweepEveryMs));
  const forSweeps = Math.min(sweepsDue * sweepCost, available * SWEEP_SHARE);
  const forTicks = available - forSweeps;
  // Where not even one more fits, the next one waits for the next window.
  return forTicks < tickCost ? timeLeftMs + 1_000 : Math.min(timeLeftMs, (tickCost * timeLeftMs) / forTicks);
}

/**
 * The pace that spends what is left of a window evenly until it ends, and never faster than configured. Sweeps take a
 * third of it at most: where that is too little for one each ten minutes, they become rarer.
 */
export function toPace(input: PaceInput): Pace {
  const { left, configuredMs, currentMs, sweepCost, timeLeftMs, waitMs } = input;
  if (left === Infinity) {
    return { intervalMs: configuredMs, sweepEveryMs: SWEEP_EVERY_MS, isSlowed: false };
  }
  const sweepEveryMs = Math.max(
    SWEEP_EVERY_MS,
    (sweepCost * timeLeftMs) / Math.max(1, toPlannable(input) * SWEEP_SHARE),
  );
  const leastMs = Math.max(neededMs(input, sweepEveryMs), waitMs);
  const isKept = currentMs >= leastMs && currentMs <= leastMs * STICKY;
  const intervalMs = leastMs <= configuredMs ? configuredMs : isKept ? currentMs : roundUp(leastMs);
  return { intervalMs, sweepEveryMs, isSlowed: intervalMs > configuredMs * SLOWED_FROM };
}
