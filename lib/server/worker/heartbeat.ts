const BEAT_EVERY_MS = 1_000;
/** A minute without a beat. Garbage collection and the longest page take seconds; a busy machine delays the check as well. */
const MAX_MISSED = 60;

/** When a thread counts as blocked. */
export interface WatchOptions {
  /** Milliseconds between two checks. */
  readonly everyMs: number;
  /** How many checks in a row may find no beat. */
  readonly maxMissed: number;
}

/** Creates a counter of beats in shared memory. */
export function createHeartbeat(): SharedArrayBuffer {
  return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
}

/** Beats now, and then once a second while the event loop of this thread runs. */
export function startHeartbeat(heartbeat: SharedArrayBuffer): void {
  const beats = new Int32Array(heartbeat);
  const beat = (): void => void Atomics.add(beats, 0, 1);
  beat();
  setInterval(beat, BEAT_EVERY_MS).unref();
}

/**
 * Calls back once if the beats of another thread stop. Counts checks instead of time, so that a process that was suspended as a whole does
 * not count as blocked.
 *
 * @returns a function that stops watching.
 */
export function watchHeartbeat(
  heartbeat: SharedArrayBuffer,
  onBlocked: () => void,
  { everyMs, maxMissed }: WatchOptions = { everyMs: BEAT_EVERY_MS, maxMissed: MAX_MISSED },
): () => void {
  const beats = new Int32Array(heartbeat);
  let last = Atomics.load(beats, 0);
  let missed = 0;
  const timer = setInterval(() => {
    const current = Atomics.load(beats, 0);
    missed = current === last ? missed + 1 : 0;
    last = current;
    if (missed < maxMissed) return;
    clearInterval(timer);
    onBlocked();
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
