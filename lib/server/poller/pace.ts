/** The input of {@link toPace}. Costs are in requests, times in milliseconds. */
export interface PaceInput {
  readonly configuredMs: number;
  /** The interval so far. */
  readonly currentMs: number;
  readonly tickCost: number;
  /** What a sweep costs in addition to its tick. */
  readonly sweepCost: number;
  /** Time since the last sweep; `Infinity` if there was none. */
  readonly sweptAgoMs: number;
  /** Requests left in the rate limit window; `Infinity` if nothing limits them. */
  readonly left: number;
  /** Requests the source allows per window; null if it reports none. */
  readonly limit: number | null;
  /** Time until the window ends. */
  readonly timeLeftMs: number;
  /** Time until the next request may be sent. */
  readonly waitMs: number;
}

/** How often to tick and to sweep. */
export interface Pace {
  readonly intervalMs: number;
  readonly sweepEveryMs: number;
  /** Whether the source's rate limit makes the interval longer than configured. */
  readonly isSlowed: boolean;
}

/** Time between sweeps if the budget allows it. */
const SWEEP_EVERY_MS = 600_000;
/** The part of the budget that sweeps may take. */
const SWEEP_SHARE = 1 / 3;
/** Held back for unplanned requests, such as second attempts: four ticks, but at most a tenth of the limit. */
const CONTINGENCY_TICKS = 4;
const CONTINGENCY_SHARE = 1 / 10;
const SLOWED_FROM = 1.05;
/** The current interval stays while it is at most this much longer than needed, so that it does not change every tick. */
const HYSTERESIS = 1.1;
const WHOLE_WINDOW_MS = 3_600_000;

/** Rounds up to whole seconds, ten seconds or minutes, depending on the size. */
function roundUp(ms: number): number {
  const stepMs = ms < 60_000 ? 1_000 : ms < 600_000 ? 10_000 : 60_000;
  return Math.ceil(ms / stepMs) * stepMs;
}

/** The requests to plan with. The contingency shrinks towards the end of the window, because unused requests expire. */
function toPlannable({ left, limit, tickCost, timeLeftMs }: PaceInput): number {
  const contingency = Math.min(CONTINGENCY_TICKS * tickCost, (limit ?? 0) * CONTINGENCY_SHARE);
  return Math.max(0, left - contingency * Math.min(1, timeLeftMs / WHOLE_WINDOW_MS));
}

function toNeededMs(input: PaceInput, sweepEveryMs: number): number {
  const { tickCost, sweepCost, sweptAgoMs, timeLeftMs } = input;
  const available = toPlannable(input);
  const untilSweepMs = Math.max(0, sweepEveryMs - sweptAgoMs);
  const sweepsDue = Math.max(0, 1 + Math.floor((timeLeftMs - untilSweepMs) / sweepEveryMs));
  const forSweeps = Math.min(sweepsDue * sweepCost, available * SWEEP_SHARE);
  const forTicks = available - forSweeps;
  // With no room for a single tick, the next one waits for the next window.
  return forTicks < tickCost ? timeLeftMs + 1_000 : Math.min(timeLeftMs, (tickCost * timeLeftMs) / forTicks);
}

/**
 * The pace that spends the rest of a rate limit window evenly, and is never faster than configured. Sweeps take at most a
 * third of it; if that is too little for one every ten minutes, they become rarer.
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
  const neededMs = Math.max(toNeededMs(input, sweepEveryMs), waitMs);
  const isCloseEnough = currentMs >= neededMs && currentMs <= neededMs * HYSTERESIS;
  const intervalMs = neededMs <= configuredMs ? configuredMs : isCloseEnough ? currentMs : roundUp(neededMs);
  return { intervalMs, sweepEveryMs, isSlowed: intervalMs > configuredMs * SLOWED_FROM };
}
