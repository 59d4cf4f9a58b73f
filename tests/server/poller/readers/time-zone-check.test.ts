import { describe, expect, test } from 'vitest';

import { TimeZoneCheck } from '@/lib/server/poller/readers/time-zone-check';

const NOW_MS = Date.UTC(2026, 2, 2, 8);
const at = (minutes: number): string => new Date(NOW_MS + minutes * 60_000).toISOString();
const look = (createdMinutes: number, eventMinutes: readonly number[] = []) => ({
  id: 1,
  createdAt: at(createdMinutes),
  internalEvents: eventMinutes.map((minutes) => ({ at: at(minutes) })),
});
const GAP_MS = 15_000;

describe("the check of the source's time zone", () => {
  test('accepts dates in the past, and clocks that differ slightly', () => {
    const witness = new TimeZoneCheck();
    witness.note({
      before: null,
      items: [look(-300), look(0), look(1)],
      sourceTimeMs: NOW_MS,
      gapMs: Infinity,
    });
    expect(witness.errorMinutes).toBeNull();
  });

  test.each([
    [120, 120],
    [119, 120],
    [100, 105],
    [325, 330],
    [5 * 60 + 44, 345],
  ])('is wrong where something is dated %i minutes ahead: by %i at least', (ahead, minutes) => {
    const witness = new TimeZoneCheck();
    witness.note({ before: null, items: [look(-500), look(ahead)], sourceTimeMs: NOW_MS, gapMs: Infinity });
    expect(witness.errorMinutes).toBe(minutes);
    witness.note({ before: null, items: [look(-500)], sourceTimeMs: NOW_MS, gapMs: Infinity });
    expect(witness.errorMinutes).toBe(minutes);
  });

  test('ignores dates that no time zone explains', () => {
    const witness = new TimeZoneCheck();
    const items = [look(60 * 24 * 365), { id: 2, createdAt: null }, { id: 3, createdAt: 'soon' }];
    witness.note({ before: [], items, sourceTimeMs: NOW_MS, gapMs: GAP_MS });
    expect(witness.errorMinutes).toBeNull();
  });

  test('measures the exact difference with an event between two reads', () => {
    const witness = new TimeZoneCheck();
    const [first, second, third] = [look(-900, [-900]), look(-900, [-300, -900]), look(-900, [-299, -300])];
    const see = (before: typeof first, item: typeof first): void =>
      witness.note({ before: [before], items: [item], sourceTimeMs: NOW_MS, gapMs: GAP_MS });
    see(first, second);
    expect(witness.errorMinutes).toBeNull();
    see(second, third);
    expect(witness.errorMinutes).toBe(-300);
  });

  test('accepts the zone again when a new event has the present date', () => {
    const witness = new TimeZoneCheck();
    witness.adopt(120);
    const events = { before: [look(-5, [-5])], items: [look(-5, [0, -5])] };
    witness.note({ ...events, sourceTimeMs: NOW_MS, gapMs: 3_600_000 });
    expect(witness.errorMinutes).toBe(120);
    witness.note({ ...events, sourceTimeMs: NOW_MS, gapMs: GAP_MS });
    expect(witness.errorMinutes).toBeNull();
  });
});
