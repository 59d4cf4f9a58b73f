import { describe, expect, test } from 'vitest';

import { ResponseAges, parseDate } from '@/lib/server/poller/source/response-ages';

const START_MS = Date.UTC(2026, 2, 2, 8);
const promptly = (ms: number) => ({ sentMs: ms, respondedMs: ms });
const dated = (ms: number, age?: string) =>
  new Headers({ date: new Date(ms).toUTCString(), ...(age !== undefined && { age }) });

describe('the age of a response', () => {
  test('is 0 if the source itself responds, even if its clock is wrong', () => {
    const ages = new ResponseAges();
    for (let ms = 0; ms < 600_000; ms += 15_000) {
      expect(ages.toAgeMs(dated(START_MS + 86_400_000 + ms), promptly(ms))).toBe(0);
    }
    expect(new ResponseAges().toAgeMs(new Headers(), promptly(5))).toBe(0);
    expect(new ResponseAges().toAgeMs(new Headers({ date: 'today', age: 'old' }), promptly(5))).toBe(0);
  });

  test('is the Age that a cache reports', () => {
    expect(new ResponseAges().toAgeMs(dated(START_MS, '99999'), promptly(0))).toBe(99_999_000);
  });

  test('grows while Date stays the same and no Age is reported', () => {
    const ages = new ResponseAges();
    const at = [0, 1_000, 2_000, 15_000, 30_000].map((ms) => ages.toAgeMs(dated(START_MS), promptly(ms)));
    expect(at).toEqual([0, 0, 0, 15_000, 30_000]);
    expect(ages.toAgeMs(dated(START_MS + 45_000), promptly(45_000))).toBe(0);
  });

  test('is 0 after a slow response, if the next one has the same second', () => {
    const ages = new ResponseAges();
    ages.toAgeMs(dated(START_MS), { sentMs: 0, respondedMs: 9_000 });
    expect(ages.toAgeMs(dated(START_MS), promptly(9_100))).toBe(0);
    expect(ages.toAgeMs(dated(START_MS), promptly(24_000))).toBe(24_000);
  });

  test('is detected for several caches that respond in turn', () => {
    const ages = new ResponseAges();
    const at = Array.from({ length: 60 }, (_, turn) =>
      ages.toAgeMs(dated(START_MS + (turn % 2) * 7_000), promptly(turn * 15_000)),
    );
    expect(at.slice(-2)).toEqual([58 * 15_000, 58 * 15_000]);
  });

  test('returns to 0 soon after the clock of the source is set back', () => {
    const ages = new ResponseAges();
    for (let ms = 0; ms < 600_000; ms += 15_000) ages.toAgeMs(dated(START_MS + ms), promptly(ms));
    expect(ages.toAgeMs(dated(START_MS - 3_600_000 + 600_000), promptly(600_000))).toBe(0);
    expect(ages.toAgeMs(dated(START_MS + 600_000 - 30_000), promptly(615_000))).toBeLessThan(60_000);
  });

  test('parses the Date of a response', () => {
    expect(parseDate(dated(START_MS))).toBe(START_MS);
    expect(parseDate(new Headers())).toBeNull();
  });
});
