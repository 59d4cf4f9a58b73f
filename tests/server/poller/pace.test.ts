import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type PaceInput, toPace } from '@/lib/server/poller/pace';

const paceOf = (given: Partial<PaceInput> = {}) =>
  toPace({
    configuredMs: 15_000,
    currentMs: 15_000,
    tickCost: 5,
    sweepCost: 10,
    sweptAgoMs: 0,
    left: 1_450,
    limit: 1_500,
    timeLeftMs: 3_600_000,
    waitMs: 0,
    ...given,
  });

describe('the pace', () => {
  test('is the configured interval without a limit', () => {
    const expected = { intervalMs: 15_000, sweepEveryMs: 600_000, isSlowed: false };
    expect(paceOf({ left: Infinity, limit: null, timeLeftMs: 0 })).toEqual(expected);
    expect(paceOf()).toEqual(expected);
  });

  test('slows down if the budget would not last, and reports it', () => {
    const { intervalMs, isSlowed } = paceOf({ left: 54, limit: 60 });
    expect(isSlowed).toBe(true);
    expect(intervalMs).toBeGreaterThan(300_000);
    expect(intervalMs).toBeLessThan(900_000);
  });

  test('is finite before the first sweep', () => {
    const { intervalMs } = paceOf({ left: 54, limit: 60, sweepCost: 0, sweptAgoMs: Infinity });
    expect(intervalMs).toBeGreaterThan(300_000);
    expect(intervalMs).toBeLessThan(900_000);
  });

  test('waits for the next window if no tick fits into this one', () => {
    expect(paceOf({ left: 3, limit: 60, timeLeftMs: 1_000_000 }).intervalMs).toBeGreaterThan(1_000_000);
  });

  test('makes sweeps rarer if they would take more than a third', () => {
    expect(paceOf({ sweepCost: 100 }).sweepEveryMs).toBeGreaterThan(700_000);
  });

  test('waits at least as long as the budget requires', () => {
    expect(paceOf({ waitMs: 40_000 })).toMatchObject({ intervalMs: 40_000, isSlowed: true });
  });

  test('keeps the interval if a slightly shorter one would do', () => {
    const { intervalMs } = paceOf({ left: 900 });
    expect(paceOf({ left: 915, currentMs: intervalMs }).intervalMs).toBe(intervalMs);
  });

  test('is never faster than configured, and stays within the budget', () => {
    const inputs = fc.record({
      tickCost: fc.double({ min: 1, max: 60, noNaN: true }),
      sweepCost: fc.integer({ min: 0, max: 500 }),
      sweptAgoMs: fc.integer({ min: 0, max: 599_999 }),
      left: fc.integer({ min: 0, max: 1_450 }),
      timeLeftMs: fc.integer({ min: 1_000, max: 3_600_000 }),
      currentMs: fc.integer({ min: 15_000, max: 600_000 }),
    });
    fc.assert(
      fc.property(inputs, (given) => {
        const { intervalMs, sweepEveryMs } = paceOf(given);
        expect(intervalMs).toBeGreaterThanOrEqual(15_000);
        const ticks = Math.floor(given.timeLeftMs / intervalMs);
        const sweeps = Math.floor(given.timeLeftMs / sweepEveryMs);
        expect(ticks * given.tickCost).toBeLessThanOrEqual(given.left + 1e-6);
        expect(sweeps * given.sweepCost).toBeLessThanOrEqual(Math.max(1, given.left / 3) + 1e-6);
      }),
      { numRuns: 1_000 },
    );
  });
});
