import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { turnPages } from '@/lib/status/wall/turn-pages';

const turn = (sizes: readonly number[], given: Partial<Parameters<typeof turnPages>[2]> = {}) =>
  turnPages(sizes, (size) => size, { room: 100, gap: 10, pinnedRoom: 0, maxItems: 10, ...given });

describe('turnPages', () => {
  test('returns one page if everything fits', () => {
    expect(turn([40, 50])).toEqual([[40, 50]]);
    expect(turn([])).toEqual([[]]);
  });

  test('continues in order if it does not, gaps included', () => {
    expect(turn([40, 51, 30, 60])).toEqual([[40], [51, 30], [60]]);
    expect(turn([1, 2, 3, 4, 5], { maxItems: 2 })).toEqual([[1, 2], [3, 4], [5]]);
  });

  test('keeps the first items on each page if every other item still fits', () => {
    expect(turn([20, 30, 40, 35], { pinnedRoom: 33 })).toEqual([
      [20, 30],
      [20, 40],
      [20, 35],
    ]);
    expect(turn([20, 90], { pinnedRoom: 33 })).toEqual([[20], [90]]);
  });

  test('returns null for an item larger than a page', () => {
    expect(turn([101])).toBeNull();
    expect(turn([1], { maxItems: 0 })).toBeNull();
  });

  test('includes every item, never exceeds a page, and starts with the pinned items', () => {
    const limits = fc.record({
      room: fc.integer({ min: 50, max: 200 }),
      gap: fc.integer({ min: 0, max: 12 }),
      pinnedRoom: fc.integer({ min: 0, max: 100 }),
      maxItems: fc.integer({ min: 1, max: 8 }),
    });
    const items = fc.array(fc.record({ size: fc.integer({ min: 1, max: 50 }) }), { maxLength: 40 });
    fc.assert(
      fc.property(items, limits, (some, limit) => {
        const pages = turnPages(some, ({ size }) => size, limit) ?? [];
        expect(new Set(pages.flat())).toEqual(new Set(some));
        for (const page of pages) {
          const extent = page.reduce((sum, { size }) => sum + size + limit.gap, -limit.gap);
          expect(extent).toBeLessThanOrEqual(limit.room);
          expect(page.length).toBeLessThanOrEqual(limit.maxItems);
          expect(page.map((item) => some.indexOf(item))).toEqual(
            page.map((item) => some.indexOf(item)).toSorted((a, b) => a - b),
          );
        }
      }),
    );
  });
});
