import { expect, test } from 'vitest';

import { msUntilChange, SETTLE_MS } from '@/lib/browser/grid/use-settled';

test('makes the first change at once, and the next ones half a minute apart', () => {
  expect(SETTLE_MS).toBe(30_000);
  expect(msUntilChange(-Infinity, 5_000, false)).toBe(0);
  expect(msUntilChange(5_000, 12_000, false)).toBe(23_000);
  expect(msUntilChange(5_000, 35_000, false)).toBe(0);
  expect(msUntilChange(5_000, 99_000, false)).toBe(0);
});

test('makes no change while the element is in use, however long ago the last one was', () => {
  expect(msUntilChange(-Infinity, 5_000, true)).toBeNull();
  expect(msUntilChange(0, 600_000, true)).toBeNull();
});
