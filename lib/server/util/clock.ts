import 'server-only';

import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads';

/** The two times that a process knows. */
export interface Clock {
  /** Wall-clock time in epoch milliseconds: for stamps that people read, and for dates of the source. */
  now(): number;
  /** Milliseconds on a clock that is never set back and goes on while the machine sleeps, the same in all threads: for ages and intervals. */
  elapsed(): number;
}

/** The clocks of a machine, in milliseconds. */
export interface MachineClocks {
  /** Since the epoch; people and NTP set it. */
  readonly wall: () => number;
  /** Since some moment; it is never set, and stands still while a Linux or macOS machine sleeps. */
  readonly monotonic: () => number;
}

/** Clocks that drift apart by less are being adjusted to each other; by more, the machine slept or the wall clock was set. */
const SHORTEST_JUMP_MS = 1_000;
/** Two clocks that are read further apart than this say nothing about each other. */
const LONGEST_LOOK_MS = 100;

/** How far the wall clock is ahead of a clock that counts what was skipped: falls where it is set back, and never rises. */
const LEAD = 0;
/** The time in which the monotonic clock stood still: never falls. */
const SKIPPED = 1;

/** The monotonic time, and how far the wall clock is ahead of it; both are read again where the thread was held up in between. */
function measure({ wall, monotonic }: MachineClocks): { readonly atMs: number; readonly leadMs: number } {
  for (;;) {
    const beforeMs = monotonic();
    const wallMs = wall();
    const atMs = monotonic();
    if (atMs - beforeMs <= LONGEST_LOOK_MS) return { atMs, leadMs: Math.round(wallMs - atMs) };
  }
}

/** Replaces a word by the larger or the smaller of it and a value. Threads that do so at once agree, and one that ends in between leaves no lock. */
function settle(words: BigInt64Array, index: number, pick: typeof Math.max, valueMs: number): number {
  for (;;) {
    const before = Atomics.load(words, index);
    const after = pick(Number(before), valueMs);
    if (Atomics.compareExchange(words, index, before, BigInt(after)) === before) return after;
  }
}

/** The memory that the clocks of several threads share. */
export function openClockMemory(clocks: MachineClocks): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(2 * BigInt64Array.BYTES_PER_ELEMENT);
  Atomics.store(new BigInt64Array(memory), LEAD, BigInt(measure(clocks).leadMs));
  return memory;
}

/**
 * A clock that takes the larger advance of the wall clock and the monotonic one, so that it counts the time in which the machine slept.
 * A wall clock that is set forward looks the same: what was read before is that much older then. One that is set back changes nothing.
 *
 * @param memory - of {@link openClockMemory}: each jump is counted once, whichever threads notice it.
 */
export function createClock(clocks: MachineClocks, memory: SharedArrayBuffer): Clock {
  const words = new BigInt64Array(memory);
  const elapsed = (): number => {
    // Read before the clocks are: a jump that another thread has counted must be visible to them too.
    const knownMs = Number(Atomics.load(words, LEAD));
    const skippedMs = Number(Atomics.load(words, SKIPPED));
    const { atMs, leadMs } = measure(clocks);
    const driftMs = leadMs - knownMs - skippedMs;
    if (driftMs <= -SHORTEST_JUMP_MS) settle(words, LEAD, Math.min, leadMs - skippedMs);
    if (driftMs < SHORTEST_JUMP_MS) return atMs + skippedMs;
    return atMs + settle(words, SKIPPED, Math.max, leadMs - knownMs);
  };
  return { now: clocks.wall, elapsed };
}

const machineClocks: MachineClocks = {
  wall: () => Date.now(),
  // Not performance.now(), which begins at zero in each thread.
  monotonic: () => {
    const [seconds, nanoseconds] = process.hrtime();
    return seconds * 1_000 + nanoseconds / 1e6;
  },
};

const KEY = 'prodmanager-dashboard.clock';

/** The memory of this process: threads that are started later inherit it. */
function inheritMemory(): SharedArrayBuffer {
  const inherited = getEnvironmentData(KEY);
  if (inherited instanceof SharedArrayBuffer) return inherited;
  const memory = openClockMemory(machineClocks);
  setEnvironmentData(KEY, memory);
  return memory;
}

/** The machine's clock. */
export const systemClock: Clock = createClock(machineClocks, inheritMemory());
