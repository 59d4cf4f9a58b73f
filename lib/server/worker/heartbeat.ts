import 'server-only';

/** How often a thread shows that its event loop turns, and how often that is looked for. */
const BEAT_EVERY_MS = 1_000;
/**
 * So many looks without a beat, and a thread hangs: a minute. Collecting garbage takes seconds, drawing the longest page some more, and
 * a machine that is too busy delays the one who looks as well.
 */
const MOST_MISSED = 60;

/** How a heart is watched. */
export interface WatchOptions {
  /** Between two looks, in milliseconds. */
  readonly everyMs: number;
  /** How many looks in a row may find no beat. */
  readonly mostMissed: number;
}

const USUAL: WatchOptions = { everyMs: BEAT_EVERY_MS, mostMissed: MOST_MISSED };

/** One number that two threads see. */
export function openHeart(): SharedArrayBuffer {
  return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
}

/** Beats at once, and then for as long as the event loop of this thread turns. */
export function startHeartbeat(heart: SharedArrayBuffer): void {
  const beats = new Int32Array(heart);
  const beat = (): void => void Atomics.add(beats, 0, 1);
  beat();
  setInterval(beat, BEAT_EVERY_MS).unref();
}

/**
 * Calls back once when a heart has not beaten for too long, and returns what ends the watch. Looks are counted and not the time, so
 * that a process that was halted as a whole is not taken for one that hangs.
 */
export function watchHeart(
  heart: SharedArrayBuffer,
  onStopped: () => void,
  { everyMs, mostMissed }: WatchOptions = USUAL,
): () => void {
  const beats = new Int32Array(heart);
  let last = Atomics.load(beats, 0);
  let missed = 0;
  const timer = setInterval(() => {
    const now = Atomics.load(beats, 0);
    missed = now === last ? missed + 1 : 0;
    last = now;
    if (missed < mostMissed) return;
    clearInterval(timer);
    onStopped();
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
