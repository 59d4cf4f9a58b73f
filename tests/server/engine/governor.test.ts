import { describe, expect, test } from 'vitest';

import type { Clock } from '@/lib/server/clock';
import { Governor } from '@/lib/server/engine/governor';

const START_MS = Date.UTC(2026, 2, 2, 8);
const END_MS = START_MS + 3_600_000;

const told = (remaining: number, limit = 1_500, endMs = END_MS) => ({
  limit,
  remaining,
  used: limit - remaining,
  resetAt: new Date(endMs).toISOString(),
  client: null,
});

const clockAt = (ms: number): Clock => ({ now: () => ms, elapsed: () => ms });

function governorOf(remaining: number, limit = 1_500, share = 1): Governor {
  const governor = new Governor(() => share);
  governor.enter();
  governor.leave(told(remaining, limit), clockAt(START_MS));
  return governor;
}

describe('the governor', () => {
  test('knows no limit before it is told one', () => {
    const governor = new Governor(() => 1);
    expect(governor.available(START_MS)).toBe(Infinity);
    expect(governor.budget).toEqual({ remaining: null, limit: null });
    expect(governor.takeReserve(START_MS)).toBe(true);
  });

  test.each([
    [1_500, 1_450],
    [60, 54],
    [10, 8],
  ])('keeps a reserve: of %i it spends %i', (limit, available) => {
    expect(governorOf(limit, limit).available(START_MS)).toBe(available);
  });

  test('counts what is on its way', () => {
    const governor = governorOf(60, 60);
    governor.enter();
    governor.enter();
    expect(governor.available(START_MS)).toBe(52);
  });

  test('spends its share and no more', () => {
    expect(governorOf(1_050, 1_500, 0.5).available(START_MS)).toBe(500);
  });

  test('takes an answer that was overtaken for what it is', () => {
    const governor = governorOf(100);
    governor.enter();
    governor.leave(told(103), clockAt(START_MS + 10));
    expect(governor.budget.remaining).toBe(100);
  });

  test('starts anew with a new window, told or not', () => {
    const governor = governorOf(50);
    expect(governor.available(START_MS)).toBe(0);
    expect(governor.waitMs(START_MS)).toBe(3_600_000);
    expect(governor.available(END_MS)).toBe(1_450);
    governor.enter();
    governor.leave(told(1_400, 1_500, END_MS + 3_600_000), clockAt(END_MS + 1));
    expect(governor.available(END_MS + 1)).toBe(1_350);
  });

  test('sends nothing while it is asked to wait', () => {
    const governor = governorOf(1_000);
    governor.hold(START_MS + 20_000);
    expect(governor.available(START_MS)).toBe(0);
    expect(governor.takeReserve(START_MS)).toBe(false);
    expect(governor.waitMs(START_MS)).toBe(20_000);
    expect(governor.left(START_MS)).toBe(950);
    expect(governor.available(START_MS + 20_000)).toBe(950);
  });

  test('lends the reserve and not more, without touching what the poller has', () => {
    const governor = governorOf(60, 60);
    const lent = Array.from({ length: 10 }, () => governor.takeReserve(START_MS));
    expect(lent.filter(Boolean)).toHaveLength(6);
    governor.enter();
    governor.leave(told(54, 60), clockAt(START_MS));
    expect(governor.available(START_MS)).toBe(54);
  });

  test('takes a window that ends in the past for one that ends soon', () => {
    const governor = new Governor(() => 1);
    governor.enter();
    governor.leave(told(2, 60, START_MS - 300_000), clockAt(START_MS));
    expect(governor.available(START_MS)).toBe(0);
    expect(governor.waitMs(START_MS)).toBe(1_000);
  });
});
