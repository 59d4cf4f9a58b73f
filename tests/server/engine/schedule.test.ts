import { describe, expect, test } from 'vitest';

import { Governor } from '@/lib/server/engine/governor';
import { Schedule } from '@/lib/server/engine/schedule';

function scheduleOf(seconds: number, random: () => number) {
  const time = { ms: 0 };
  const clock = { now: () => time.ms, elapsed: () => time.ms };
  const governor = new Governor(() => 1);
  return { time, schedule: new Schedule({ configuredMs: seconds * 1_000, governor, clock, random }) };
}

const FAILED = { cost: 6, isSwept: false, hasRead: false, tookMs: 0 };
const READ = { cost: 5, isSwept: false, hasRead: true, tookMs: 300 };

describe('the schedule', () => {
  test('waits out the interval, less what the refresh took', () => {
    expect(scheduleOf(15, () => 0.5).schedule.toPauseMs(READ)).toBe(14_700);
  });

  test('backs off at random up to a limit that doubles, but so that a source that is back is seen in 15 s', () => {
    const { schedule } = scheduleOf(2, () => 1);
    const pauses = Array.from({ length: 6 }, () => schedule.toPauseMs(FAILED));
    expect(pauses).toEqual([2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
    schedule.toPauseMs(READ);
    expect(schedule.toPauseMs(FAILED)).toBe(2_000);
    expect(scheduleOf(15, () => 0.2).schedule.toPauseMs(FAILED)).toBe(3_000);
  });

  test('never hurries: there is half a second between refreshes at least', () => {
    const { schedule } = scheduleOf(1, () => 0);
    expect(schedule.toPauseMs(FAILED)).toBe(500);
    expect(schedule.toPauseMs({ ...READ, tookMs: 9_000 })).toBe(500);
  });

  test('sweeps at first, and then each ten minutes', () => {
    const { schedule, time } = scheduleOf(15, () => 0.5);
    expect(schedule.takeSweep()).toBe(true);
    schedule.toPauseMs({ ...READ, isSwept: true, tookMs: 0 });
    time.ms += 599_000;
    expect(schedule.takeSweep()).toBe(false);
    time.ms += 1_000;
    expect(schedule.takeSweep()).toBe(true);
  });

  test('does not try a sweep that failed again with the next tick', () => {
    const { schedule, time } = scheduleOf(15, () => 0.5);
    expect(schedule.takeSweep()).toBe(true);
    schedule.toPauseMs(READ);
    time.ms += 15_000;
    expect(schedule.takeSweep()).toBe(false);
    time.ms += 45_000;
    expect(schedule.takeSweep()).toBe(true);
  });
});
