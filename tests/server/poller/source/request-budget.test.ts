import { describe, expect, test } from 'vitest';

import { RequestBudget } from '@/lib/server/poller/source/request-budget';

const START_MS = Date.UTC(2026, 2, 2, 8);
const END_MS = START_MS + 3_600_000;

const told = (remaining: number, limit = 1_500, endMs = END_MS) => ({
  limit,
  remaining,
  used: limit - remaining,
  resetAt: new Date(endMs).toISOString(),
  client: null,
});

function governorOf(remaining: number, limit = 1_500, share = 1): RequestBudget {
  const budget = new RequestBudget(() => share);
  budget.begin();
  budget.end(told(remaining, limit), START_MS);
  return budget;
}

describe('the budget', () => {
  test('knows no limit before it is told one', () => {
    const budget = new RequestBudget(() => 1);
    expect(budget.available(START_MS)).toBe(Infinity);
    expect(budget.rateLimit).toEqual({ remaining: null, limit: null });
    expect(budget.takeReserve(START_MS)).toBe(true);
  });

  test.each([
    [1_500, 1_450],
    [60, 54],
    [10, 8],
  ])('keeps a reserve: of %i it spends %i', (limit, available) => {
    expect(governorOf(limit, limit).available(START_MS)).toBe(available);
  });

  test('counts what is on its way', () => {
    const budget = governorOf(60, 60);
    budget.begin();
    budget.begin();
    expect(budget.available(START_MS)).toBe(52);
  });

  test('spends its share and no more', () => {
    expect(governorOf(1_050, 1_500, 0.5).available(START_MS)).toBe(500);
  });

  test('takes an answer that was overtaken for what it is', () => {
    const budget = governorOf(100);
    budget.begin();
    budget.end(told(103), START_MS + 10);
    expect(budget.rateLimit.remaining).toBe(100);
  });

  test('starts anew with a new window, told or not', () => {
    const budget = governorOf(50);
    expect(budget.available(START_MS)).toBe(0);
    expect(budget.waitMs(START_MS)).toBe(3_600_000);
    expect(budget.available(END_MS)).toBe(1_450);
    budget.begin();
    budget.end(told(1_400, 1_500, END_MS + 3_600_000), END_MS + 1);
    expect(budget.available(END_MS + 1)).toBe(1_350);
  });

  test('sends nothing while it is asked to wait', () => {
    const budget = governorOf(1_000);
    budget.holdUntil(START_MS + 20_000);
    expect(budget.available(START_MS)).toBe(0);
    expect(budget.takeReserve(START_MS)).toBe(false);
    expect(budget.waitMs(START_MS)).toBe(20_000);
    expect(budget.left(START_MS)).toBe(950);
    expect(budget.available(START_MS + 20_000)).toBe(950);
  });

  test('lends the reserve and not more, without touching what the poller has', () => {
    const budget = governorOf(60, 60);
    const lent = Array.from({ length: 10 }, () => budget.takeReserve(START_MS));
    expect(lent.filter(Boolean)).toHaveLength(6);
    budget.begin();
    budget.end(told(54, 60), START_MS);
    expect(budget.available(START_MS)).toBe(54);
  });

  test('takes a window that ends in the past for one that ends soon', () => {
    const budget = new RequestBudget(() => 1);
    budget.begin();
    budget.end(told(2, 60, START_MS - 300_000), START_MS);
    expect(budget.available(START_MS)).toBe(0);
    expect(budget.waitMs(START_MS)).toBe(1_000);
  });

  test.each([0, 1, 2, 9])('does not believe a limit of %i', (limit) => {
    const budget = governorOf(0, limit);
    expect(budget.available(START_MS)).toBe(Infinity);
    expect(budget.rateLimit).toEqual({ remaining: null, limit: null });
  });

  test.each([
    ['a source whose clock is a day ahead', 86_400_000],
    ['a source whose clock is a day behind', -86_400_000],
    ['a source whose clock is right', 0],
  ])('reads the end of a window by the clock of %s', (_, aheadMs) => {
    const budget = new RequestBudget(() => 1);
    budget.begin();
    const at = { sourceMs: START_MS + aheadMs, wallMs: START_MS };
    budget.end(told(700, 1_500, START_MS + aheadMs + 1_200_000), START_MS, at);
    expect(budget.windowEndsAtMs(START_MS)).toBe(START_MS + 1_200_000);
    budget.begin();
    const later = { sourceMs: START_MS + aheadMs + 5_000, wallMs: START_MS + 5_000 };
    budget.end(told(690, 1_500, START_MS + aheadMs + 1_200_000), START_MS + 5_000, later);
    expect(budget.windowEndsAtMs(START_MS + 5_000)).toBe(START_MS + 1_200_000);
  });

  test('takes a window without a believable end for one of an hour', () => {
    const budget = new RequestBudget(() => 1);
    budget.begin();
    const at = { sourceMs: START_MS, wallMs: START_MS };
    budget.end(told(700, 1_500, Date.UTC(10_000, 0)), START_MS, at);
    expect(budget.windowEndsAtMs(START_MS)).toBe(START_MS + 3_600_000);
  });

  test('lets one request pass each ten minutes, whatever it was told', () => {
    const budget = governorOf(0);
    expect(budget.available(START_MS + 599_999)).toBe(0);
    expect(budget.available(START_MS + 600_000)).toBe(1);
    budget.begin();
    expect(budget.available(START_MS + 600_000)).toBe(0);
    budget.end(told(1_400, 1_500, END_MS + 7_200_000), START_MS + 600_000);
    expect(budget.available(START_MS + 600_000)).toBe(1_350);
  });

  test('gives up the reserve towards the end of a window, where it would be lost', () => {
    const budget = governorOf(60, 60);
    expect(budget.available(START_MS)).toBe(54);
    expect(budget.available(START_MS + 1_800_000)).toBe(57);
    expect(budget.available(END_MS - 1)).toBe(59);
  });

  test('is held by the longest of what it was asked to wait', () => {
    const budget = governorOf(1_000);
    budget.holdUntil(START_MS + 20_000);
    budget.holdUntil(START_MS + 5_000);
    expect(budget.waitMs(START_MS)).toBe(20_000);
  });

  test('sends one request ahead at the start, and after it was asked to wait', async () => {
    const budget = new RequestBudget(() => 1);
    expect(budget.probe).toBeNull();
    budget.begin();
    const { probe: scout } = budget;
    expect(scout).not.toBeNull();
    budget.end(told(40, 60), START_MS);
    await scout;
    expect([budget.probe, budget.available(START_MS)]).toEqual([null, 34]);
    budget.begin();
    expect(budget.probe).toBeNull();
    budget.holdUntil(START_MS + 1_000);
    budget.end(null, START_MS);
    budget.begin();
    expect(budget.probe).not.toBeNull();
    budget.end(null, START_MS + 1_001);
    budget.begin();
    expect(budget.probe).toBeNull();
  });

  test('sends one request ahead when a window has ended in which nothing was left', () => {
    const budget = governorOf(0, 60);
    expect(budget.available(END_MS)).toBe(54);
    budget.begin();
    expect(budget.probe).not.toBeNull();
  });

  test('sends the next ahead again where the first got no answer', () => {
    const budget = new RequestBudget(() => 1);
    budget.begin();
    budget.end(null, START_MS, undefined, false);
    budget.begin();
    expect(budget.probe).not.toBeNull();
  });
});
