import { describe, expect, test } from 'vitest';

import { TimeZoneCheck } from '@/lib/server/poller/readers/time-zone-check';

const NOW_MS = Date.UTC(2026, 2, 2, 8);
const at = (minutes: number): string => new Date(NOW_MS + minutes * 60_000).toISOString();
const notice = (createdMinutes: number, eventMinutes: readonly number[] = []) => ({
  id: 1,
  createdAt: at(createdMinutes),
  internalEvents: eventMinutes.map((minutes) => ({ at: at(minutes) })),
});
const GAP_MS = 15_000;

describe("the check of the source's time zone", () => {
  test('accepts dates in the past, and clocks that differ slightly', () => {
    const check = new TimeZoneCheck();
    check.note({
      before: null,
      items: [notice(-300), notice(0), notice(1)],
      sourceTimeMs: NOW_MS,
      gapMs: Infinity,
    });
    expect(check.errorMinutes).toBeNull();
  });

  test.each([
    [120, 120],
    [119, 120],
    [100, 105],
    [325, 330],
    [5 * 60 + 44, 345],
  ])('detects a date %i minutes ahead as an error of at least %i', (ahead, minutes) => {
    const check = new TimeZoneCheck();
    check.note({ before: null, items: [notice(-500), notice(ahead)], sourceTimeMs: NOW_MS, gapMs: Infinity });
    expect(check.errorMinutes).toBe(minutes);
    check.note({ before: null, items: [notice(-500)], sourceTimeMs: NOW_MS, gapMs: Infinity });
    expect(check.errorMinutes).toBe(minutes);
  });

  test('ignores dates that no time zone explains', () => {
    const check = new TimeZoneCheck();
    const items = [notice(60 * 24 * 365), { id: 2, createdAt: null }, { id: 3, createdAt: 'soon' }];
    check.note({ before: [], items, sourceTimeMs: NOW_MS, gapMs: GAP_MS });
    expect(check.errorMinutes).toBeNull();
  });

  test('measures the exact difference with an event between two reads', () => {
    const check = new TimeZoneCheck();
    const [first, second, third] = [
      notice(-900, [-900]),
      notice(-900, [-300, -900]),
      notice(-900, [-299, -300]),
    ];
    const see = (before: typeof first, item: typeof first): void =>
      check.note({ before: [before], items: [item], sourceTimeMs: NOW_MS, gapMs: GAP_MS });
    see(first, second);
    expect(check.errorMinutes).toBeNull();
    see(second, third);
    expect(check.errorMinutes).toBe(-300);
  });

  test('accepts the zone again when a new event has the present date', () => {
    const check = new TimeZoneCheck();
    check.adopt(120);
    const events = { before: [notice(-5, [-5])], items: [notice(-5, [0, -5])] };
    check.note({ ...events, sourceTimeMs: NOW_MS, gapMs: 3_600_000 });
    expect(check.errorMinutes).toBe(120);
    check.note({ ...events, sourceTimeMs: NOW_MS, gapMs: GAP_MS });
    expect(check.errorMinutes).toBeNull();
  });
});
