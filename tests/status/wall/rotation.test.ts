import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { HOLD_MS, toTurn, type TurningPage, type WallEvent } from '@/lib/status/wall/rotation';

const pageOf = (key: string, isTroubled = false, shows: readonly string[] = []): TurningPage => ({
  key,
  isTroubled,
  shows,
});
const pages = [pageOf('calm'), pageOf('bad', true, ['i1']), pageOf('worse', true, ['i2']), pageOf('fine')];
const keysAt = (times: readonly number[], events: readonly WallEvent[] = []) =>
  times.map((atMs) => toTurn(pages, atMs, 30_000, events)?.key);

describe('toTurn', () => {
  test('shows trouble first and for twice as long, then restarts', () => {
    expect(keysAt([0, 59_999, 60_000, 119_999, 120_000, 150_000, 179_999, 180_000])).toEqual([
      ...['bad', 'bad', 'worse', 'worse', 'calm', 'fine', 'fine', 'bad'],
    ]);
  });

  test('stays on a page with a new event for a minute, then restarts', () => {
    const event = { atMs: 20_000, subject: 'i2' };
    expect(keysAt([19_999, 20_000, 79_999, 80_000, 140_000], [event])).toEqual([
      ...['bad', 'worse', 'worse', 'bad', 'worse'],
    ]);
  });

  test('stays on the first page if none shows the event', () => {
    expect(keysAt([130_000], [{ atMs: 125_000, subject: 'counted' }])).toEqual(['bad']);
  });

  test('switches to the latest event', () => {
    const events = [
      { atMs: 10_000, subject: 'i2' },
      { atMs: 30_000, subject: 'i1' },
    ];
    expect(keysAt([29_999, 30_000, 89_999], events)).toEqual(['worse', 'bad', 'bad']);
  });

  test('always shows the only page, and nothing without pages', () => {
    expect(toTurn([pageOf('one')], 1e9, 30_000, [])).toMatchObject({ key: 'one' });
    expect(toTurn([], 0, 30_000, [])).toBeNull();
  });

  const keys = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1 });
  const anyPages = keys.chain((names) =>
    fc.tuple(...names.map((key) => fc.boolean().map((isTroubled) => pageOf(key, isTroubled, [key])))),
  );
  const anyEvents = fc.array(
    fc.record({ atMs: fc.integer({ min: 0, max: 400_000 }), subject: fc.constantFrom('a', 'c', 'e', 'z') }),
    { maxLength: 5 },
  );
  const now = fc.integer({ min: 0, max: 1_000_000 });

  test('does not depend on the order of events, and stays a minute on the latest', () => {
    fc.assert(
      fc.property(
        anyPages,
        anyEvents,
        now,
        fc.integer({ min: 5_000, max: 90_000 }),
        (some, events, at, turnMs) => {
          const page = toTurn(some, at, turnMs, events);
          expect(toTurn(some, at, turnMs, [...events].reverse())).toBe(page);
          const known = events.filter(({ atMs }) => atMs <= at);
          const heldUntil = Math.max(0, ...known.map(({ atMs }) => atMs + HOLD_MS));
          if (at < heldUntil) expect(toTurn(some, heldUntil - 1, turnMs, known)).toBe(page);
        },
      ),
    );
  });

  test('shows every page for its whole turn within one cycle', () => {
    fc.assert(
      fc.property(anyPages, now, (some, at) => {
        const turnMs = 30_000;
        const cycleMs = some.reduce((sum, { isTroubled }) => sum + (isTroubled ? 2 : 1) * turnMs, 0);
        const shown = Array.from({ length: cycleMs / turnMs + 1 }, (_, turn) =>
          toTurn(some, at + turn * turnMs, turnMs, []),
        );
        expect(new Set(shown)).toEqual(new Set(some));
        expect(shown.at(-1)).toBe(shown[0]);
        const changes = shown.filter((page, turn) => turn > 0 && page !== shown[turn - 1]).length;
        expect(changes).toBeLessThanOrEqual(some.length);
      }),
    );
  });
});
