import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { moveInGrid, type GridPlace } from '@/lib/browser/grid/grid-move';

const END = { row: 3, column: 4 };
const from = (row: number, column: number, key: string, ctrlKey = false): GridPlace | null =>
  moveInGrid({ row, column }, { key, ctrlKey }, END);

describe('moveInGrid', () => {
  test.each([
    ['ArrowRight', { row: 2, column: 3 }],
    ['ArrowLeft', { row: 2, column: 1 }],
    ['ArrowUp', { row: 1, column: 2 }],
    ['ArrowDown', { row: 3, column: 2 }],
    ['Home', { row: 2, column: 0 }],
    ['End', { row: 2, column: 4 }],
    ['PageUp', { row: 1, column: 2 }],
    ['PageDown', { row: 3, column: 2 }],
  ])('moves on %s', (key, to) => {
    expect(from(2, 2, key)).toEqual(to);
  });

  test('goes to the first and last cell with Ctrl', () => {
    expect([from(2, 2, 'Home', true), from(2, 2, 'End', true)]).toEqual([{ row: 1, column: 1 }, END]);
    expect(from(2, 2, 'ArrowRight', true)).toBeNull();
  });

  test('reaches the row and column headers, but not the corner', () => {
    expect(from(1, 1, 'ArrowUp')).toEqual({ row: 0, column: 1 });
    expect(from(0, 1, 'ArrowLeft')).toEqual({ row: 0, column: 1 });
    expect(from(1, 0, 'ArrowUp')).toEqual({ row: 1, column: 0 });
    expect(from(0, 3, 'Home')).toEqual({ row: 0, column: 1 });
  });

  test('ignores other keys', () => {
    expect(['a', 'Tab', 'Enter', 'Escape'].map((key) => from(2, 2, key))).toEqual([null, null, null, null]);
  });

  test('never leaves the grid', () => {
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'];
    fc.assert(
      fc.property(
        fc.record({ row: fc.integer({ min: 1, max: 40 }), column: fc.integer({ min: 1, max: 40 }) }),
        fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean()), { maxLength: 60 }),
        (end, walk) => {
          let at: GridPlace = { row: 1, column: 1 };
          for (const [key, ctrlKey] of walk) at = moveInGrid(at, { key, ctrlKey }, end) ?? at;
          expect(at.row + at.column).toBeGreaterThan(0);
          expect(at.row >= 0 && at.row <= end.row && at.column >= 0 && at.column <= end.column).toBe(true);
        },
      ),
    );
  });
});
