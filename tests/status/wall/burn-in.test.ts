import { describe, expect, test } from 'vitest';

import { isSwapped, pixelShift } from '@/lib/status/wall/burn-in';

const minutes = [...Array(98).keys()].map((minute) => minute - 20);

describe('pixelShift', () => {
  test('moves by one small step each minute at most', () => {
    for (const minute of minutes) {
      const [from, to] = [pixelShift(minute), pixelShift(minute + 1)];
      expect(Math.abs(to.x - from.x) + Math.abs(to.y - from.y)).toBeLessThanOrEqual(4);
    }
  });

  test('visits every position of a 24 px square equally often, around the centre', () => {
    const visits = new Map<string, number>();
    for (const { x, y } of minutes.map(pixelShift)) {
      expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(12);
      visits.set(`${x},${y}`, (visits.get(`${x},${y}`) ?? 0) + 1);
    }
    expect([visits.size, new Set(visits.values())]).toEqual([49, new Set([2])]);
  });

  test('repeats after one round', () => {
    for (const minute of minutes) expect(pixelShift(minute + 98)).toEqual(pixelShift(minute));
  });

  test('swaps header and footer every four hours', () => {
    expect([0, 239, 240, 479, 480, -1].map(isSwapped)).toEqual([false, false, true, true, false, true]);
  });
});
