import { expect, test } from 'vitest';

import { secondsBetween } from '@/lib/status/model/time';

const MINUTE_MS = 60_000;

test('a duration that ends before it starts is unknown, not 0', () => {
  expect(secondsBetween(10 * MINUTE_MS, 4 * MINUTE_MS)).toBeNull();
});

test('a duration is 0 if the clocks differ by less than a minute', () => {
  expect(secondsBetween(MINUTE_MS, 0)).toBe(0);
});

test('a duration is counted in seconds, and unknown without its dates', () => {
  expect(secondsBetween(0, 90_000)).toBe(90);
  expect([secondsBetween(null, 0), secondsBetween(0, null)]).toEqual([null, null]);
});
