import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  toFreshness,
  worstFreshness,
  type Freshness,
  type FreshnessWord,
} from '@/lib/status/freshness/freshness';
import type { SourceProblem } from '@/lib/status/model/types';

const BADNESS: Readonly<Record<FreshnessWord, number>> = { live: 0, delayed: 1, unknown: 2 };

const input = fc.record({
  ageSeconds: fc.option(fc.double({ min: 0, max: 10_000, noNaN: true })),
  intervalSeconds: fc.integer({ min: 1, max: 3_600 }),
  isSlowed: fc.boolean(),
  problem: fc.option(fc.constantFrom<SourceProblem>('unreachable', 'refused', 'slowed', 'bad-answer')),
});

const healthy = { intervalSeconds: 15, isSlowed: false, problem: null };

describe('toFreshness', () => {
  test.each([
    [0, 'live'],
    [29.9, 'live'],
    [30, 'delayed'],
    [74.9, 'delayed'],
    [75, 'unknown'],
    [null, 'unknown'],
  ] as const)('rates data that is %s seconds old, with an interval of 15 s, as %s', (ageSeconds, word) => {
    expect(toFreshness({ ...healthy, ageSeconds }).word).toBe(word);
  });

  test('never improves as data gets older', () => {
    fc.assert(
      fc.property(input, fc.double({ min: 0, max: 10_000, noNaN: true }), (given, moreSeconds) => {
        const ageSeconds = given.ageSeconds ?? 0;
        const now = toFreshness({ ...given, ageSeconds });
        const later = toFreshness({ ...given, ageSeconds: ageSeconds + moreSeconds });
        expect(BADNESS[later.word]).toBeGreaterThanOrEqual(BADNESS[now.word]);
      }),
    );
  });

  test('is live exactly for data younger than two intervals from a source that is not slowed', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { ageSeconds, intervalSeconds, isSlowed } = given;
        const isYoung = ageSeconds !== null && ageSeconds < 2 * intervalSeconds;
        expect(toFreshness(given).word === 'live').toBe(isYoung && !isSlowed);
      }),
    );
  });

  test('is unknown exactly for data of five intervals or more, or never read', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { ageSeconds, intervalSeconds } = given;
        const isOld = ageSeconds === null || ageSeconds >= 5 * intervalSeconds;
        expect(toFreshness(given).word === 'unknown').toBe(isOld);
      }),
    );
  });

  test('gives a reason for old data only', () => {
    const problem = 'refused';
    expect(toFreshness({ ...healthy, problem, ageSeconds: 60 }).problem).toBe('refused');
    expect(toFreshness({ ...healthy, problem, ageSeconds: 600 }).problem).toBe('refused');
    expect(toFreshness({ ...healthy, problem, ageSeconds: 4 }).problem).toBeNull();
  });

  test('names the rate limit if there is no worse reason', () => {
    const slowed = { ...healthy, isSlowed: true, ageSeconds: 4 };
    expect(toFreshness(slowed)).toEqual({ word: 'delayed', ageSeconds: 4, problem: 'slowed' });
    expect(toFreshness({ ...slowed, problem: 'unreachable' }).problem).toBe('unreachable');
  });
});

describe('worstFreshness', () => {
  const of = (word: FreshnessWord, ageSeconds: number | null): Freshness => ({
    word,
    ageSeconds,
    problem: null,
  });

  test('returns the worst word, also if its data is younger', () => {
    expect(worstFreshness(of('live', 99), of('delayed', 1), of('live', 50))).toEqual(of('delayed', 1));
  });

  test('returns the oldest of the same word, and treats never read as the oldest', () => {
    expect(worstFreshness(of('live', 3), of('live', 9), of('live', 5))).toEqual(of('live', 9));
    expect(worstFreshness(of('unknown', 900), of('unknown', null))).toEqual(of('unknown', null));
    expect(worstFreshness(of('unknown', null), of('unknown', 900))).toEqual(of('unknown', null));
  });

  test('returns a single freshness unchanged', () => {
    expect(worstFreshness(of('delayed', 40))).toEqual(of('delayed', 40));
  });
});
