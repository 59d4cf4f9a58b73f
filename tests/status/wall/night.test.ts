import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { isNight } from '@/lib/status/wall/night';
import { formatNight, parseNight } from '@/lib/status/wall/night-notation';

describe('the night window', () => {
  test.each([
    ['22-06', 22, 0, true],
    ['22-06', 23, 59, true],
    ['22-06', 0, 0, true],
    ['22-06', 5, 59, true],
    ['22-06', 6, 0, false],
    ['22-06', 12, 0, false],
    ['22:30-06:15', 22, 29, false],
    ['22:30-06:15', 6, 14, true],
    ['01-05', 0, 59, false],
    ['01-05', 1, 0, true],
    ['01-05', 5, 0, false],
  ])('of %s at %d:%d: %s', (text, hour, minute, expected) => {
    expect(isNight(parseNight(text), hour, minute)).toBe(expected);
  });

  test('never matches if it is missing or empty', () => {
    expect([isNight(null, 3, 0), isNight({ startMinute: 60, endMinute: 60 }, 1, 0)]).toEqual([false, false]);
  });

  test.each(['', '22', '24-06', '22-6:5', '22:60-06', 'a-b', '22-22', '22-06 '])(
    'cannot be written as %j',
    (text) => {
      expect(parseNight(text)).toBeNull();
    },
  );

  test('parses to the window that was formatted', () => {
    const minute = fc.integer({ min: 0, max: 1_439 });
    fc.assert(
      fc.property(minute, minute, (startMinute, endMinute) => {
        fc.pre(startMinute !== endMinute);
        expect(parseNight(formatNight({ startMinute, endMinute }))).toEqual({ startMinute, endMinute });
      }),
    );
  });

  test('covers as many minutes of a day as its length', () => {
    const minute = fc.integer({ min: 0, max: 1_439 });
    fc.assert(
      fc.property(minute, minute, (startMinute, endMinute) => {
        const dark = [...Array(1_440).keys()].filter((at) =>
          isNight({ startMinute, endMinute }, Math.floor(at / 60), at % 60),
        );
        expect(dark).toHaveLength((endMinute - startMinute + 1_440) % 1_440);
      }),
      { numRuns: 30 },
    );
  });
});
