import { describe, expect, test } from 'vitest';

import { RequestBudget } from '@/lib/server/poller/source/request-budget';
import { Schedule } from '@/lib/server/poller/schedule';

function scheduleOf(seconds: number, random: () => number) {
  const time = { ms: 0 };
  const clock = { now: () => time.ms, elapsed: () => time.ms };
  const budget = new RequestBudget(() => 1);
  return {
    time,
    clock,
    budget,
    schedule: new Schedule({ configuredMs: seconds * 1_000, budget, clock, random }),
  };
}

const FAILED = {
  cost: 6,
  isSwept: false,
  hasRead: false,
  hasReadMonitors: false,
  areMonitorsProven: false,
  tookMs: 0,
};
const READ = {
  cost: 5,
  isSwept: false,
  hasRead: true,
  hasReadMonitors: true,
  areMonitorsProven: true,
  tookMs: 300,
};

describe('the schedule', () => {
  test('waits for the interval minus the duration of the refresh', () => {
    expect(scheduleOf(15, () => 0.5).schedule.toPauseMs(READ)).toBe(14_700);
  });

  test('retries a failed source within an interval, with jitter, however often it failed', () => {
    const { schedule } = scheduleOf(2, () => 1);
    const pauses = Array.from({ length: 20 }, () => schedule.toPauseMs(FAILED));
    expect(pauses).toEqual(Array(20).fill(2_000));
    expect(scheduleOf(15, () => 0).schedule.toPauseMs(FAILED)).toBe(7_500);
    expect(scheduleOf(15, () => 0.2).schedule.toPauseMs(FAILED)).toBe(9_000);
    expect(scheduleOf(15, () => 1).schedule.toPauseMs({ ...FAILED, tookMs: 10_000 })).toBe(5_000);
  });

  test('waits as long as the source asks, but ten minutes at most', () => {
    const { schedule, budget } = scheduleOf(15, () => 1);
    budget.holdUntil(40_000);
    expect(schedule.toPauseMs(FAILED)).toBe(40_000);
    budget.holdUntil(2 ** 40);
    expect(schedule.toPauseMs(FAILED)).toBe(600_000);
    expect(schedule.interval.seconds).toBeLessThanOrEqual(600);
  });

  test('starts no sweep without enough budget', () => {
    const { schedule, budget, time } = scheduleOf(15, () => 0.5);
    schedule.takeSweep(false);
    schedule.toPauseMs({ ...READ, cost: 105, isSwept: true, tookMs: 0 });
    time.ms += 3_600_000;
    budget.begin();
    const resetAt = new Date(time.ms + 3_600_000).toISOString();
    budget.end({ limit: 1_500, remaining: 150, used: 1_350, resetAt, client: null }, time.ms);
    expect(budget.available(time.ms)).toBe(100);
    expect(schedule.takeSweep(true)).toBe(false);
    budget.begin();
    budget.end({ limit: 1_500, remaining: 1_500, used: 0, resetAt: null, client: null }, time.ms);
    time.ms += 3_600_001;
    expect(schedule.takeSweep(true)).toBe(true);
  });

  test('learns the cost of a refresh when its last read has ended', () => {
    const { schedule, budget, time } = scheduleOf(15, () => 0.5);
    const pauses = Array.from({ length: 40 }, () => {
      schedule.toPauseMs({ ...READ, cost: null });
      schedule.learn({ ...READ, cost: 50 });
      return schedule.interval.seconds;
    });
    budget.begin();
    const resetAt = new Date(time.ms + 3_600_000).toISOString();
    budget.end({ limit: 1_500, remaining: 1_500, used: 0, resetAt, client: null }, time.ms);
    schedule.toPauseMs({ ...READ, cost: null });
    expect(pauses.at(-1)).toBe(15);
    expect(schedule.interval.seconds).toBeGreaterThan(100);
  });

  test('retries after a second if only the monitors failed, three times at most', () => {
    const { schedule } = scheduleOf(15, () => 0.5);
    const spoilt = { ...READ, hasReadMonitors: false };
    const pauses = Array.from({ length: 5 }, () => schedule.toPauseMs(spoilt));
    expect(pauses).toEqual([1_000, 2_000, 4_000, 14_700, 14_700]);
    expect(schedule.toPauseMs(READ)).toBe(14_700);
    expect(schedule.toPauseMs(spoilt)).toBe(1_000);
  });

  test('retries as quickly if the monitors are unproven', () => {
    const { schedule } = scheduleOf(15, () => 0.5);
    const unproven = { ...READ, areMonitorsProven: false };
    const pauses = Array.from({ length: 5 }, () => schedule.toPauseMs(unproven));
    expect(pauses).toEqual([1_000, 2_000, 4_000, 14_700, 14_700]);
    expect(schedule.toPauseMs(READ)).toBe(14_700);
    expect(schedule.toPauseMs(unproven)).toBe(1_000);
  });

  test('shortens the interval only after the monitors were read', () => {
    const { schedule, clock, budget, time } = scheduleOf(15, () => 0.5);
    const tell = (remaining: number, endsInMs: number) => {
      budget.begin();
      const resetAt = new Date(time.ms + endsInMs).toISOString();
      budget.end({ limit: 1_500, remaining, used: 0, resetAt, client: null }, clock.elapsed(), {
        sourceMs: null,
        wallMs: clock.now(),
      });
    };
    tell(150, 600_000);
    schedule.toPauseMs(READ);
    const slow = schedule.interval;
    expect(slow.isSlowed).toBe(true);
    time.ms += 600_000;
    tell(1_400, 3_600_000);
    schedule.toPauseMs({ ...READ, hasReadMonitors: false });
    expect(schedule.interval).toEqual(slow);
    schedule.toPauseMs({ ...READ, areMonitorsProven: false });
    expect(schedule.interval).toEqual({ seconds: 15, isSlowed: false });
  });

  test('waits at least half a second between refreshes', () => {
    const { schedule } = scheduleOf(1, () => 0);
    expect(schedule.toPauseMs(FAILED)).toBe(500);
    expect(schedule.toPauseMs({ ...READ, tookMs: 9_000 })).toBe(500);
  });

  test('sweeps at the start, and then every ten minutes', () => {
    const { schedule, time } = scheduleOf(15, () => 0.5);
    expect(schedule.takeSweep(false)).toBe(true);
    schedule.toPauseMs({ ...READ, isSwept: true, tookMs: 0 });
    time.ms += 599_000;
    expect(schedule.takeSweep(false)).toBe(false);
    time.ms += 1_000;
    expect(schedule.takeSweep(false)).toBe(true);
  });

  test('sweeps early if needed', () => {
    const { schedule, time } = scheduleOf(15, () => 0.5);
    schedule.takeSweep(false);
    schedule.toPauseMs({ ...READ, isSwept: true, tookMs: 0 });
    time.ms += 60_000;
    expect(schedule.takeSweep(true)).toBe(true);
    time.ms += 15_000;
    expect(schedule.takeSweep(true)).toBe(false);
  });

  test('does not retry a failed sweep with the next tick', () => {
    const { schedule, time } = scheduleOf(15, () => 0.5);
    expect(schedule.takeSweep(false)).toBe(true);
    schedule.toPauseMs(READ);
    time.ms += 15_000;
    expect(schedule.takeSweep(false)).toBe(false);
    time.ms += 45_000;
    expect(schedule.takeSweep(false)).toBe(true);
  });

  describe('after a start', () => {
    const tell = ({ budget, clock, time }: ReturnType<typeof scheduleOf>, remaining: number) => {
      budget.begin();
      const resetAt = new Date(time.ms + 3_600_000).toISOString();
      budget.end({ limit: 1_500, remaining, used: 0, resetAt, client: null }, clock.elapsed(), {
        sourceMs: null,
        wallMs: clock.now(),
      });
    };

    test('continues from an adopted sweep, and sweeps immediately without one', () => {
      const started = scheduleOf(15, () => 0.5);
      started.time.ms = 500_000;
      started.schedule.adoptSweep(0, 10);
      expect(started.schedule.takeSweep(false)).toBe(false);
      started.time.ms = 600_000;
      expect(started.schedule.takeSweep(false)).toBe(true);
      const other = scheduleOf(15, () => 0.5);
      other.schedule.adoptSweep(null, 10);
      expect(other.schedule.takeSweep(false)).toBe(true);
    });

    test.each([
      [0, 60_000, 1_000, true],
      [1, 60_000, 1_000, false],
      [0, 60_000, 149, false],
    ])(
      'sweeps with the second refresh: swept at %i, now %i, %i requests left: %s',
      (sweptMs, nowMs, left, isDue) => {
        const started = scheduleOf(15, () => 0.5);
        started.time.ms = nowMs;
        started.schedule.adoptSweep(sweptMs, 10);
        expect(started.schedule.takeSweep(false)).toBe(false);
        tell(started, left);
        started.schedule.toPauseMs(READ);
        expect(started.schedule.takeSweep(false)).toBe(isDue);
      },
    );

    test('sweeps only once', () => {
      const started = scheduleOf(15, () => 0.5);
      started.time.ms = 100_000;
      started.schedule.adoptSweep(0, 10);
      started.schedule.toPauseMs(READ);
      expect(started.schedule.takeSweep(false)).toBe(true);
      started.schedule.toPauseMs({ ...READ, isSwept: true });
      started.time.ms += 100_000;
      expect(started.schedule.takeSweep(false)).toBe(false);
    });
  });
});
