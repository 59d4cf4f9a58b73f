import 'server-only';

/** The two times that a process knows. */
export interface Clock {
  /** Wall-clock time in epoch milliseconds: for stamps that people read, and for dates of the source. */
  now(): number;
  /** Milliseconds on a clock that never jumps: for ages and intervals. */
  elapsed(): number;
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
};
