import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { dayAt, daysOf, hoursOf, toBars } from '@/lib/status/history/calendar';
import { observationAt, toGaps, toSegments } from '@/lib/status/history/observation';
import { toPercent } from '@/lib/status/history/share';
import {
  meanTimeToRecovery,
  NO_TIME,
  observedOf,
  sumTallies,
  toAvailability,
  worstOf,
} from '@/lib/status/history/tally';
import { STRIP_RANGES } from '@/lib/status/history/types';
import { toDay } from '@/lib/status/model/time';

const ZONES = ['UTC', 'Europe/Paris', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu'] as const;

describe('a share in percent', () => {
  test.each([
    [99_995, 100_000, 99.99],
    [999_999_999, 1_000_000_000, 99.99],
    [1, 1_000_000_000, 0.01],
    [1, 3, 33.33],
    [5, 5, 100],
    [0, 5, 0],
  ])('of %d of %d is %d', (part, whole, percent) => {
    expect(toPercent(part, whole)).toBe(percent);
  });

  test('is unknown if nothing was observed', () => {
    expect(toPercent(0, 0)).toBeNull();
  });

  test('is 100 only for all, and 0 only for none', () => {
    fc.assert(
      fc.property(fc.nat(1e12), fc.nat(1e12), fc.integer({ min: 0, max: 4 }), (a, b, digits) => {
        const [part, whole] = [Math.min(a, b), Math.max(a, b, 1)];
        const percent = toPercent(part, whole, digits);
        expect(percent === 100).toBe(part === whole);
        expect(percent === 0).toBe(part === 0);
      }),
    );
  });
});

describe('a tally', () => {
  const tally = { ...NO_TIME, ok: 80, warning: 10, alert: 6, maintenance: 4, unobserved: 7, outages: 3 };

  test('counts maintenance as not available, unless it is excluded', () => {
    expect(toAvailability(tally)).toEqual({ part: 90, whole: 100 });
    expect(toAvailability(tally, { excludesMaintenance: true })).toEqual({ part: 90, whole: 96 });
  });

  test('leaves out what was not observed', () => {
    expect(observedOf(tally)).toBe(100);
  });

  test('has the mean time to recovery, or none without an outage', () => {
    expect(meanTimeToRecovery(tally)).toBe(2);
    expect(meanTimeToRecovery(NO_TIME)).toBeNull();
  });

  test('names its worst state', () => {
    expect(worstOf(tally)).toBe('alert');
    expect(worstOf({ ...NO_TIME, unobserved: 1 })).toBe('unobserved');
    expect(worstOf(NO_TIME)).toBeNull();
  });

  test('adds up over places', () => {
    expect(sumTallies([tally, tally])).toMatchObject({ ok: 160, alert: 12, outages: 6, lead: 0, tail: 0 });
  });
});

describe('days and hours', () => {
  test('follow one another without space, also when the clocks change', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 1.7e12, max: 1.9e12 }), (timeZone, from) => {
        const days = daysOf({ from, until: from + 9 * 86_400_000 }, timeZone);
        let edge = days[0]?.from;
        for (const day of days) {
          expect(day.from).toBe(edge);
          expect(toDay(day.from, timeZone)).toBe(day.day);
          expect(toDay(day.until - 1, timeZone)).toBe(day.day);
          const hours = hoursOf(day);
          expect(hours[0]?.from).toBe(day.from);
          expect(hours.at(-1)?.until).toBe(day.until);
          edge = day.until;
        }
        expect(dayAt(from, timeZone)).toEqual(days[0]);
      }),
    );
  });

  test.each(STRIP_RANGES)('the bars of %s end with the one that contains now', (range) => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 1.7e12, max: 1.9e12 }), (timeZone, now) => {
        const bars = toBars(range, now, timeZone);
        expect(bars).toHaveLength({ '24h': 24, '7d': 7, '30d': 30, '90d': 90 }[range]);
        const last = bars.at(-1);
        expect(last && last.from <= now && now < last.until).toBe(true);
        bars.slice(1).forEach(({ from }, index) => expect(from).toBe(bars[index]?.until));
      }),
    );
  });
});

describe('observation', () => {
  const span = (from: number, until: number, isProven = true, ended: 'refused' | null = null) => ({
    from,
    until,
    isProven,
    ended,
  });

  test('leaves gaps with the reason of the span before', () => {
    const spans = [span(0, 10), span(20, 30, true, 'refused'), span(50, 60)];
    expect(toGaps(spans, { from: 5, until: 55 })).toEqual([
      { from: 10, until: 20, reason: 'unknown' },
      { from: 30, until: 50, reason: 'refused' },
    ]);
  });

  test('of several instances has no gap while one of them observes', () => {
    expect(toGaps([span(0, 10), span(5, 20), span(18, 30)], { from: 0, until: 30 })).toEqual([]);
  });

  test('is proven while one instance has proof', () => {
    expect(
      toSegments([span(0, 30, false), span(10, 20)], { from: 0, until: 30 }).map(({ mode }) => mode),
    ).toEqual(['unproven', 'proven', 'unproven']);
  });

  test('at an instant is known, in a gap, or outside of the record', () => {
    const spans = [span(10, 20, false, 'refused'), span(30, 40)];
    expect(observationAt(spans, 15)).toEqual({ state: 'observed', isProven: false });
    expect(observationAt(spans, 25)).toEqual({
      state: 'gap',
      gap: { from: 20, until: 30, reason: 'refused' },
    });
    expect(observationAt(spans, 45)).toEqual({ state: 'outside' });
    expect(observationAt(spans, 5)).toEqual({ state: 'outside' });
  });
});
