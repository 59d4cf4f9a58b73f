import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { turnPages } from '@/lib/status/wall/turn-pages';

const turn = (sizes: readonly number[], given: Partial<Parameters<typeof turnPages>[2]> = {}) =>
  turnPages(sizes, (size) => size, { room: 100, gap: 10, pinnedRoom: 0, maxItems: 10, ...given });

describe('pages that take turns', () => {
  test('are one page where everything fits', () => {
    expect(turn([40, 50])).toEqual([[40, 50]]);
    expect(turn([])).toEqual([[]]);
  });

  test('go on in order where it does not, the gaps counted', () => {
    expect(turn([40, 51, 30, 60])).toEqual([[40], [51, 30], [60]]);
    expect(turn([1, 2, 3, 4, 5], { maxItems: 2 })).toEqual([[1, 2], [3, 4], [5]]);
  });

  test('keep the first items on each page, as far as they leave room for every other', () => {
    expect(turn([20, 30, 40, 35], { pinnedRoom: 33 })).toEqual([
      [20, 30],
      [20, 40],
      [20, 35],
    ]);
    expect(turn([20, 90], { pinnedRoom: 33 })).toEqual([[20], [90]]);
  });

  test('cannot hold what is larger than a page', () => {
    expect(turn([101])).toBeNull();
    expect(turn([1], { maxItems: 0 })).toBeNull();
  });

  test('hold everything, never more than their room, and begin with what is pinned', () => {
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
