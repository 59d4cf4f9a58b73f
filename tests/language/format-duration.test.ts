import fc from 'fast-check';
import { expect, test } from 'vitest';

import { formatDuration as format } from '@/lib/language/format-duration';
import { catalogueOf } from '@/lib/language/catalogue';
import { createTranslate } from '@/lib/language/translate';

const formatDuration = (seconds: number): string => format(seconds, createTranslate('en', catalogueOf('en')));

const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3_600, d: 86_400 };

const toSeconds = (words: string): number =>
  [...words.matchAll(/(\d+) (\w+)/g)].reduce(
    (sum, [, count, unit = '']) => sum + Number(count) * (UNIT_SECONDS[unit] ?? NaN),
    0,
  );

test.each([
  [0, '0 s'],
  [4.9, '4 s'],
  [59.99, '59 s'],
  [60, '1 min'],
  [47 * 60 + 59, '47 min'],
  [3_600, '1 h'],
  [3 * 3_600 + 12 * 60, '3 h 12 min'],
  [86_399, '23 h 59 min'],
  [86_400, '1 d'],
  [2 * 86_400 + 5 * 3_600 + 59 * 60, '2 d 5 h'],
  [400 * 86_400, '400 d'],
  [-3, '0 s'],
])('formats %d seconds as "%s"', (seconds, words) => {
  expect(formatDuration(seconds)).toBe(words);
});

test('has at most two units, and rounds down by less than one of the smaller unit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000_000 }), (seconds) => {
      const words = formatDuration(seconds);
      expect(words).toMatch(/^\d+ (s|min|h|d)( \d+ (min|h))?$/);
      const smallest = seconds < 60 ? 1 : seconds < 86_400 ? 60 : 3_600;
      expect(seconds - toSeconds(words)).toBeGreaterThanOrEqual(0);
      expect(seconds - toSeconds(words)).toBeLessThan(smallest);
    }),
  );
});
