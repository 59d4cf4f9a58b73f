import fc from 'fast-check';
import { expect, test } from 'vitest';

import { toFreshness } from '@/lib/status/freshness/freshness';
import { secondsToChange } from '@/lib/status/freshness/next-change';

import { agesOf } from '../samples';

test.each([
  [0, 20],
  [19, 1],
  [20, 30],
  [49.5, 0.5],
  [50, Infinity],
  [null, Infinity],
])('data of age %j with an interval of 10 s changes its freshness in %d s', (age, seconds) => {
  expect(secondsToChange(agesOf(age), 10)).toBe(seconds);
});

test('the section that changes first counts', () => {
  expect(secondsToChange({ ...agesOf(1), incidents: 45, scopes: null }, 10)).toBe(5);
});

test('no freshness changes earlier', () => {
  const wordOf = (ageSeconds: number, intervalSeconds: number) =>
    toFreshness({ ageSeconds, intervalSeconds, isSlowed: false, problem: null }).word;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 1, max: 100 }), (age, interval) => {
      const seconds = secondsToChange(agesOf(age), interval);
      const last = age + (Number.isFinite(seconds) ? seconds - 1 : 1_000);
      expect(wordOf(last, interval)).toBe(wordOf(age, interval));
    }),
  );
});
