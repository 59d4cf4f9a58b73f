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
