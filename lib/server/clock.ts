import 'server-only';

/** The two times that a process knows. */
export interface Clock {
  /** Wall-clock time in epoch milliseconds: for stamps that people read, and for dates of the source. */
  now(): number;
  /** Milliseconds on a clock that never jumps, the same in all threads: for ages and intervals. */
  elapsed(): number;
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  // Not performance.now(), which begins anew in each thread: what one of them read, another counts the age of.
  elapsed: () => {
    const [seconds, nanoseconds] = process.hrtime();
    return seconds * 1_000 + nanoseconds / 1e6;
  },
};
