import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads';

/** Wall-clock time for people, monotonic time for intervals. */
export interface Clock {
  /** Wall-clock time in epoch milliseconds, for timestamps that people read and for dates of the source. */
  now(): number;
  /**
   * Milliseconds on a clock that never goes backwards and includes the time the machine was asleep. All threads share it.
   * Use it for ages and intervals.
   */
  elapsed(): number;
}

/** The raw clocks of a machine, in milliseconds. */
export interface MachineClocks {
  /** Since the epoch. Users and NTP may set it. */
  readonly wall: () => number;
  /** Since an arbitrary moment. Nothing sets it, but on Linux and macOS it stops while the machine sleeps. */
  readonly monotonic: () => number;
}

/** Smaller differences between the two clocks are NTP corrections; larger ones are sleep, or a wall clock that was set. */
const MIN_JUMP_MS = 1_000;
/** Two clock readings further apart than this cannot be compared. */
const MAX_READ_GAP_MS = 100;

/** Shared word: how far the wall clock is ahead of `elapsed()`. Only ever decreases, when the wall clock is set back. */
const LEAD = 0;
/** Shared word: how long the monotonic clock has been stopped in total. Only ever increases. */
const SKIPPED = 1;

/** Reads both clocks, again if the thread was suspended in between. */
function readClocks({ wall, monotonic }: MachineClocks): { readonly atMs: number; readonly leadMs: number } {
  for (;;) {
    const beforeMs = monotonic();
    const wallMs = wall();
    const atMs = monotonic();
    if (atMs - beforeMs <= MAX_READ_GAP_MS) return { atMs, leadMs: Math.round(wallMs - atMs) };
  }
}

/** Sets a shared word to the larger or the smaller of itself and a value, without a lock. Returns the new value. */
function updateWord(words: BigInt64Array, index: number, pick: typeof Math.max, valueMs: number): number {
  for (;;) {
    const before = Atomics.load(words, index);
    const after = pick(Number(before), valueMs);
    if (Atomics.compareExchange(words, index, before, BigInt(after)) === before) return after;
  }
}

/** Allocates the memory that the clocks of all threads share. */
export function openClockMemory(clocks: MachineClocks): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(2 * BigInt64Array.BYTES_PER_ELEMENT);
  Atomics.store(new BigInt64Array(memory), LEAD, BigInt(readClocks(clocks).leadMs));
  return memory;
}

/**
 * A clock that advances by whichever is larger: the wall clock's advance or the monotonic clock's. It therefore counts the
 * time the machine was asleep. Setting the wall clock forward looks like sleep, so everything read before ages by as
 * much; setting it back has no effect.
 *
 * @param memory From {@link openClockMemory}. Each jump is counted once, whichever threads notice it.
 */
export function createClock(clocks: MachineClocks, memory: SharedArrayBuffer): Clock {
  const words = new BigInt64Array(memory);
  const elapsed = (): number => {
    // Load the words before reading the clocks: a jump that another thread counted must show in the clocks too.
    const knownMs = Number(Atomics.load(words, LEAD));
    const skippedMs = Number(Atomics.load(words, SKIPPED));
    const { atMs, leadMs } = readClocks(clocks);
    const driftMs = leadMs - knownMs - skippedMs;
    if (driftMs <= -MIN_JUMP_MS) updateWord(words, LEAD, Math.min, leadMs - skippedMs);
    if (driftMs < MIN_JUMP_MS) return atMs + skippedMs;
    return atMs + updateWord(words, SKIPPED, Math.max, leadMs - knownMs);
  };
  return { now: clocks.wall, elapsed };
}

const machineClocks: MachineClocks = {
  wall: () => Date.now(),
  // performance.now() starts at zero in each thread.
  monotonic: () => {
    const [seconds, nanoseconds] = process.hrtime();
    return seconds * 1_000 + nanoseconds / 1e6;
  },
};

const KEY = 'prodmanager-dashboard.clock';

/** The clock memory of this process; threads started later inherit it. */
function inheritMemory(): SharedArrayBuffer {
  const inherited = getEnvironmentData(KEY);
  if (inherited instanceof SharedArrayBuffer) return inherited;
  const memory = openClockMemory(machineClocks);
  setEnvironmentData(KEY, memory);
  return memory;
}

/** The machine's clock. */
export const systemClock: Clock = createClock(machineClocks, inheritMemory());

const SLEEP_SLICE_MS = 1_000;

/**
 * A `sleep(ms, signal)` that measures its time on a clock, and resolves early when the signal aborts. Node's timers stop
 * while the machine sleeps; this one ends within a second after it wakes up.
 */
export function createSleep(clock: Pick<Clock, 'elapsed'>) {
  return async (ms: number, signal: AbortSignal): Promise<void> => {
    const endMs = clock.elapsed() + ms;
    for (let leftMs = ms; leftMs > 0 && !signal.aborted; leftMs = endMs - clock.elapsed())
      await sleep(Math.min(leftMs, SLEEP_SLICE_MS), undefined, { signal }).catch(() => undefined);
  };
}

/** The current boot of the machine: a clock that survives process restarts and cannot be set. */
export interface Boot {
  /** Differs for each boot; null outside Linux, where the wall clock has to do. */
  readonly id: string | null;
  /** Milliseconds since the boot, including time asleep. */
  uptimeMs(): number;
}

function readBootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return null;
  }
}

/** The machine's current boot. */
export const systemBoot: Boot = { id: readBootId(), uptimeMs: () => uptime() * 1_000 };
