/** How much time passes on a screen. */
export interface ScreenClock {
  /** Milliseconds on a clock that is never set back, and that counts the time in which the machine slept. */
  readonly elapsed: () => number;
  /** How much of that the clock jumped ahead by: the machine slept, or its clock was set. */
  readonly jumpedMs: () => number;
  /** The screen's present, which may be wrong: epoch milliseconds. */
  readonly now: () => number;
}

/** Less than this is a correction of the clock. */
const JUMP_MS = 1_000;

/**
 * A clock that takes the larger advance of two.
 *
 * @param monotonic Milliseconds on a clock that is never set, but may stand still while the machine sleeps.
 * @param now The present, epoch milliseconds; it may be set forward and back.
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
