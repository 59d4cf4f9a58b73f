import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { pollIntervalMs } from '@/lib/browser/live/timing';
import { swrPolicy } from '@/lib/browser/live/swr-policy';

function nextPollMs(intervalSeconds: number, random: number): number {
  const { refreshInterval } = swrPolicy(intervalSeconds, () => random);
  return typeof refreshInterval === 'function' ? refreshInterval(undefined) : (refreshInterval ?? 0);
}

describe('the polling interval', () => {
  test.each([
    [0.1, 300],
    [1, 1_000 / 3],
    [9, 3_000],
    [15, 5_000],
    [3_600, 5_000],
  ])('for a board with an interval of %d s is %d ms', (intervalSeconds, intervalMs) => {
    expect(pollIntervalMs(intervalSeconds)).toBeCloseTo(intervalMs, 6);
  });

  test('has 10 % of jitter', () => {
    expect(nextPollMs(9, 0)).toBeCloseTo(2_700, 6);
    expect(nextPollMs(9, 0.5)).toBeCloseTo(3_000, 6);
    expect(nextPollMs(9, 1)).toBeCloseTo(3_300, 6);
  });

  test('is random for each poll', () => {
    const draws = [0, 1];
    const { refreshInterval } = swrPolicy(9, () => draws.shift() ?? 0.5);
    const next = () => (typeof refreshInterval === 'function' ? refreshInterval(undefined) : NaN);
    expect([next(), next()].map(Math.round)).toEqual([2_700, 3_300]);
  });

  test('never stops and never grows', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 100_000, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (intervalSeconds, random) => {
          const intervalMs = nextPollMs(intervalSeconds, random);
          expect(intervalMs).toBeGreaterThanOrEqual(270);
          expect(intervalMs).toBeLessThanOrEqual(5_500);
        },
      ),
    );
  });
});

test('polling continues in a hidden tab, without a network, and after a failure', () => {
  expect(swrPolicy(15, Math.random)).toMatchObject({
    refreshWhenHidden: true,
    refreshWhenOffline: true,
    revalidateOnFocus: false,
    shouldRetryOnError: false,
  });
});
