import { describe, expect, test } from 'vitest';

import { RequestBudget } from '@/lib/server/poller/source/request-budget';

const START_MS = Date.UTC(2026, 2, 2, 8);
const END_MS = START_MS + 3_600_000;

const reported = (remaining: number, limit = 1_500, endMs = END_MS) => ({
  limit,
  remaining,
  used: limit - remaining,
  resetAt: new Date(endMs).toISOString(),
  client: null,
});

function governorOf(remaining: number, limit = 1_500, share = 1): RequestBudget {
  const budget = new RequestBudget(() => share);
  budget.begin();
  budget.end(reported(remaining, limit), START_MS);
  return budget;
}

describe('the budget', () => {
  test('is unlimited until a limit is reported', () => {
    const budget = new RequestBudget(() => 1);
    expect(budget.available(START_MS)).toBe(Infinity);
    expect(budget.rateLimit).toEqual({ remaining: null, limit: null });
    expect(budget.takeReserve(START_MS)).toBe(true);
  });

  test.each([
    [1_500, 1_450],
    [60, 54],
    [10, 8],
  ])('holds a reserve back: of %i it spends %i', (limit, available) => {
    expect(governorOf(limit, limit).available(START_MS)).toBe(available);
  });

  test('counts requests in flight', () => {
    const budget = governorOf(60, 60);
    budget.begin();
    budget.begin();
    expect(budget.available(START_MS)).toBe(52);
  });

  test('spends no more than its share', () => {
    expect(governorOf(1_050, 1_500, 0.5).available(START_MS)).toBe(500);
  });

  test('ignores the higher count of a response that arrives late', () => {
    const budget = governorOf(100);
    budget.begin();
    budget.end(reported(103), START_MS + 10);
    expect(budget.rateLimit.remaining).toBe(100);
  });

  test('is full again in a new window, reported or not', () => {
    const budget = governorOf(50);
    expect(budget.available(START_MS)).toBe(0);
    expect(budget.waitMs(START_MS)).toBe(3_600_000);
    expect(budget.available(END_MS)).toBe(1_450);
    budget.begin();
    budget.end(reported(1_400, 1_500, END_MS + 3_600_000), END_MS + 1);
    expect(budget.available(END_MS + 1)).toBe(1_350);
  });

  test('allows nothing while the source asks to wait', () => {
    const budget = governorOf(1_000);
    budget.holdUntil(START_MS + 20_000);
    expect(budget.available(START_MS)).toBe(0);
    expect(budget.takeReserve(START_MS)).toBe(false);
    expect(budget.waitMs(START_MS)).toBe(20_000);
    expect(budget.left(START_MS)).toBe(950);
    expect(budget.available(START_MS + 20_000)).toBe(950);
  });

  test("gives out the reserve and no more, without reducing the poller's part", () => {
    const budget = governorOf(60, 60);
    const lent = Array.from({ length: 10 }, () => budget.takeReserve(START_MS));
    expect(lent.filter(Boolean)).toHaveLength(6);
    budget.begin();
    budget.end(reported(54, 60), START_MS);
    expect(budget.available(START_MS)).toBe(54);
  });

  test('assumes that a window with an end in the past ends soon', () => {
    const budget = new RequestBudget(() => 1);
    budget.begin();
    budget.end(reported(2, 60, START_MS - 300_000), START_MS);
    expect(budget.available(START_MS)).toBe(0);
    expect(budget.waitMs(START_MS)).toBe(1_000);
  });

  test.each([0, 1, 2, 9])('ignores an implausible limit of %i', (limit) => {
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
    budget.end(reported(700, 1_500, START_MS + aheadMs + 1_200_000), START_MS, at);
    expect(budget.windowEndsAtMs(START_MS)).toBe(START_MS + 1_200_000);
    budget.begin();
    const later = { sourceMs: START_MS + aheadMs + 5_000, wallMs: START_MS + 5_000 };
    budget.end(reported(690, 1_500, START_MS + aheadMs + 1_200_000), START_MS + 5_000, later);
    expect(budget.windowEndsAtMs(START_MS + 5_000)).toBe(START_MS + 1_200_000);
  });

  test('assumes an hour for a window without a plausible end', () => {
    const budget = new RequestBudget(() => 1);
    budget.begin();
    const at = { sourceMs: START_MS, wallMs: START_MS };
    budget.end(reported(700, 1_500, Date.UTC(10_000, 0)), START_MS, at);
    expect(budget.windowEndsAtMs(START_MS)).toBe(START_MS + 3_600_000);
  });

  test('allows one request every ten minutes, whatever was reported', () => {
    const budget = governorOf(0);
    expect(budget.available(START_MS + 599_999)).toBe(0);
    expect(budget.available(START_MS + 600_000)).toBe(1);
    budget.begin();
    expect(budget.available(START_MS + 600_000)).toBe(0);
    budget.end(reported(1_400, 1_500, END_MS + 7_200_000), START_MS + 600_000);
    expect(budget.available(START_MS + 600_000)).toBe(1_350);
  });

  test('releases the reserve towards the end of a window', () => {
    const budget = governorOf(60, 60);
    expect(budget.available(START_MS)).toBe(54);
    expect(budget.available(START_MS + 1_800_000)).toBe(57);
    expect(budget.available(END_MS - 1)).toBe(59);
  });

  test('holds for the longest requested wait', () => {
    const budget = governorOf(1_000);
    budget.holdUntil(START_MS + 20_000);
    budget.holdUntil(START_MS + 5_000);
    expect(budget.waitMs(START_MS)).toBe(20_000);
  });

  test('sends a single probe at the start and after a requested wait', async () => {
    const budget = new RequestBudget(() => 1);
    expect(budget.probe).toBeNull();
    budget.begin();
    const { probe: scout } = budget;
    expect(scout).not.toBeNull();
    budget.end(reported(40, 60), START_MS);
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

  test('sends a single probe after an exhausted window', () => {
    const budget = governorOf(0, 60);
    expect(budget.available(END_MS)).toBe(54);
    budget.begin();
    expect(budget.probe).not.toBeNull();
  });

  test('sends another probe if the first got no response', () => {
    const budget = new RequestBudget(() => 1);
    budget.begin();
    budget.end(null, START_MS, undefined, false);
    budget.begin();
    expect(budget.probe).not.toBeNull();
  });
});
