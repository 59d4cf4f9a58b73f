import { oldestPageMs } from '@/lib/site/page';

/** A clock for ages on a screen. */
export interface ScreenClock {
  /** Milliseconds on a clock that is never set back and includes the time the machine slept. */
  readonly elapsed: () => number;
  /** The part of it by which the clock jumped ahead, because the machine slept or its clock was set. */
  readonly jumpedMs: () => number;
  /** The screen's wall clock, which may be wrong: epoch milliseconds. */
  readonly now: () => number;
}

/** A smaller difference is a correction of the clock. */
const JUMP_MS = 1_000;

/**
 * Creates a clock that takes the larger advance of two clocks.
 *
 * @param monotonic Milliseconds on a clock that is never set, but may stop while the machine sleeps.
 * @param now Wall clock, epoch milliseconds; it may be set forward and back.
 */
export function createScreenClock(monotonic: () => number, now: () => number): ScreenClock {
  let ahead = now() - monotonic();
  let jumped = 0;
  const elapsed = (): number => {
    const at = monotonic();
    const jump = now() - at - ahead;
    if (Math.abs(jump) > JUMP_MS) {
      ahead += jump;
      jumped += Math.max(0, jump);
    }
    return at + jumped;
  };
  return { elapsed, jumpedMs: () => jumped, now };
}

/** The clock of this page. It starts at navigation, like the browser's monotonic clock. */
export const screenClock = /* @__PURE__ */ createScreenClock(
  () => performance.now(),
  () => Date.now(),
);

const JITTER = 0.1;

/** Polling interval of a screen in milliseconds: a third of the board's interval, so that polling adds little age. */
export function pollIntervalMs(intervalSeconds: number): number {
  return Math.min(5_000, Math.max(300, (intervalSeconds * 1_000) / 3));
}

/** A delay with 10 % jitter, to spread the load. @param random A number from 0 to 1. */
export const withJitter = (ms: number, random: number): number => ms * (1 - JITTER + 2 * JITTER * random);

/**
 * Delay until the next poll in milliseconds, with 10 % jitter to spread the load.
 *
 * @param random A number from 0 to 1.
 */
export function nextPollMs(intervalSeconds: number, random: number): number {
  return withJitter(pollIntervalMs(intervalSeconds), random);
}

/** The navigation timing entry. On insecure connections it lacks `serverTiming`. */
export interface TimedNavigation {
  readonly serverTiming?: readonly { readonly name: string; readonly duration: number }[];
}

/** Maximum age of the page when it was sent, in milliseconds: from `Server-Timing`, otherwise the oldest that the server sends. */
export function pageAgeMs(navigation: TimedNavigation | undefined, intervalSeconds: number): number {
  const reported = navigation?.serverTiming?.find(({ name }) => name === 'board')?.duration;
  return reported ?? oldestPageMs(intervalSeconds);
}
