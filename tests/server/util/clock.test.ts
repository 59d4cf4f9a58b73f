import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import { build } from 'esbuild';
import { describe, expect, onTestFinished, test } from 'vitest';

import { createClock, openClockMemory, systemClock } from '@/lib/server/util/clock';

function startClock(threads = 1) {
  const machine = { wallMs: 1_000_000, monotonicMs: 500, heldUpMs: 0 };
  const clocks = {
    wall: () => {
      machine.monotonicMs += machine.heldUpMs;
      machine.wallMs += machine.heldUpMs;
      machine.heldUpMs = 0;
      return machine.wallMs;
    },
    monotonic: () => machine.monotonicMs,
  };
  const memory = openClockMemory(clocks);
  const [clock = createClock(clocks, memory), ...others] = Array.from({ length: threads }, () =>
    createClock(clocks, memory),
  );
  /** Moves both clocks, or each by its own amount. */
  const pass = (wallMs: number, monotonicMs = wallMs) => {
    machine.wallMs += wallMs;
    machine.monotonicMs += monotonicMs;
  };
  const startMs = clock.elapsed();
  return { machine, clock, others, pass, since: () => clock.elapsed() - startMs };
}

describe('the elapsed clock', () => {
  test('counts time that passes on both clocks', () => {
    const { pass, since } = startClock();
    pass(1_234.5);
    expect(since()).toBe(1_234.5);
  });

  test('counts a night of sleep once', () => {
    const { pass, since } = startClock();
    pass(8 * 3_600_000, 0);
    expect(since()).toBe(8 * 3_600_000);
    pass(10_000);
    expect(since()).toBe(8 * 3_600_000 + 10_000);
  });

  test('counts a jump of fifty years, as on a machine without a clock battery', () => {
    const { pass, since } = startClock();
    pass(50 * 365 * 86_400_000, 0);
    expect(since()).toBe(50 * 365 * 86_400_000);
  });

  test.each([40_000, 3_600_000, 50 * 365 * 86_400_000])(
    'does not go back if the wall clock is set back by %i ms, and counts the next sleep completely',
    (setBackMs) => {
      const { pass, since } = startClock();
      pass(10_000 - setBackMs, 10_000);
      expect(since()).toBe(10_000);
      pass(1_000);
      expect(since()).toBe(11_000);
      pass(30_000, 0);
      expect(since()).toBe(41_000);
    },
  );

  test('counts sleep with a wall clock that was set back by what the wall clock shows', () => {
    const { pass, since } = startClock();
    pass(8 * 3_600_000 - 60_000, 0);
    expect(since()).toBe(8 * 3_600_000 - 60_000);
  });

  test('ignores corrections of the wall clock below a second', () => {
    const { pass, since } = startClock();
    pass(999, 0);
    expect(since()).toBe(0);
    pass(-1_998, 0);
    expect(since()).toBe(0);
  });

  test('does not take a suspended thread for sleep', () => {
    const { machine, pass, since } = startClock();
    pass(1_000);
    machine.heldUpMs = 30_000;
    expect(since()).toBe(31_000);
    pass(1_000);
    expect(since()).toBe(32_000);
  });

  test('counts sleep once for all threads, in whatever order they read the clock', () => {
    const { clock, others, pass } = startClock(3);
    const startMs = clock.elapsed();
    pass(60_000, 0);
    for (const one of [...others, clock, ...others]) expect(one.elapsed() - startMs).toBe(60_000);
    pass(-40_000, 0);
    for (const one of [clock, ...others]) expect(one.elapsed() - startMs).toBe(60_000);
    pass(5_000, 0);
    for (const one of [...others, clock]) expect(one.elapsed() - startMs).toBe(65_000);
  });
});

/** The script of a thread that reads the clock. */
async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    alias: { 'server-only': './node_modules/server-only/empty.js', '@': '.' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

function startThread(script: string, workerData: unknown): Worker {
  const worker = new Worker(script, { eval: true, workerData });
  onTestFinished(async () => {
    await worker.terminate();
  });
  return worker;
}

describe('the clock in several threads', () => {
  test('returns the same time without passing anything to them', async () => {
    const script = await bundle(`
      import { parentPort } from 'node:worker_threads';
      import { systemClock } from '@/lib/server/util/clock';
      parentPort.on('message', () => parentPort.postMessage(systemClock.elapsed()));
    `);
    const thread = startThread(script, null);
    for (let turn = 0; turn < 50; turn += 1) {
      const beforeMs = systemClock.elapsed();
      const answer = once(thread, 'message') as Promise<[number]>;
      thread.postMessage('look');
      const [theirsMs] = await answer;
      expect(theirsMs).toBeGreaterThanOrEqual(beforeMs);
      expect(systemClock.elapsed()).toBeGreaterThanOrEqual(theirsMs);
    }
  });

  test('counts each of many jumps once while four threads read it', async () => {
    const script = await bundle(`
      import { parentPort, workerData } from 'node:worker_threads';
      import { createClock } from '@/lib/server/util/clock';
      // The test moves only the wall clock, which looks like sleep.
      const hands = new BigInt64Array(workerData.hands);
      const wall = () => Number(Atomics.load(hands, 0));
      const clock = createClock({ wall, monotonic: () => 0 }, workerData.memory);
      let lastMs = 0;
      while (Atomics.load(hands, 1) === 0n) {
        const nowMs = clock.elapsed();
        if (nowMs < lastMs) throw new Error('it ran back');
        lastMs = nowMs;
        Atomics.add(hands, 2, 1n);
      }
      parentPort.postMessage(clock.elapsed());
    `);
    const hands = new SharedArrayBuffer(3 * BigInt64Array.BYTES_PER_ELEMENT);
    const words = new BigInt64Array(hands);
    const memory = openClockMemory({ wall: () => 0, monotonic: () => 0 });
    const threads = Array.from({ length: 4 }, () => startThread(script, { hands, memory }));
    const ends = threads.map((thread) => once(thread, 'message') as Promise<[number]>);
    for (let jump = 1; jump <= 500; jump += 1) {
      // Forward by an hour and, every other time, back by half an hour.
      Atomics.add(words, 0, jump % 2 ? 3_600_000n : -1_800_000n);
      const looks = Atomics.load(words, 2);
      await expect.poll(() => Atomics.load(words, 2) - looks, { interval: 1 }).toBeGreaterThan(20n);
    }
    Atomics.store(words, 1, 1n);
    for (const end of ends) expect(await end).toEqual([250 * 3_600_000]);
  });
});
