import { expect, onTestFinished, test } from 'vitest';

import { openSharedBudget } from '@/lib/server/archive/shared-budget';
import { openRateLimits } from '@/lib/server/http/rate-limits';

import { startRedis } from '../../support/redis-server';
import { startArchive } from './start-archive';

const RATE_LIMIT = { limitAnonymous: 60, limitWithToken: 100, windowSeconds: 3_600 };
const RESERVE = 10;
const NONE = new URLSearchParams();

test('instances with one Redis share one reserve, and rejected requests cost nothing', async () => {
  const redis = await startRedis();
  onTestFinished(() => redis.close());
  const openLimits = () => {
    const limits = openRateLimits({ REDIS_URL: redis.url });
    onTestFinished(() => limits.close());
    return limits;
  };
  const all = [openLimits(), openLimits(), openLimits()];
  // An instance counts on its own until it is connected.
  await expect
    .poll(
      async () => {
        const key = String(Math.random());
        const counts = [];
        for (const limits of all) counts.push(await limits.openCounter('probe', 60).add(key));
        return counts;
      },
      { timeout: 10_000 },
    )
    .toEqual([1, 2, 3]);
  const followers = await Promise.all(
    all.map((limits) => startArchive({ rateLimit: RATE_LIMIT }, { budget: openSharedBudget(limits) })),
  );
  // The response reports the window.
  for (const { client } of followers) await client.scope.count();
  const before = followers.map(({ seen }) => seen.length);
  for (let page = 1; page <= 30; page += 1)
    for (const { archive } of followers) await archive.incidents(NONE, page, 1);
  const sent = followers.reduce((sum, { seen }, index) => sum + seen.length - (before[index] ?? 0), 0);
  expect(sent).toBe(RESERVE);
});

test('a single process allows sixty per minute, within the reserve', async () => {
  const limits = openRateLimits({});
  const budget = openSharedBudget(limits);
  const reserve = { requests: 2, secondsLeft: 100 };
  expect([await budget.take(reserve), await budget.take(reserve), await budget.take(reserve)]).toEqual([
    true,
    true,
    false,
  ]);
  // Rejected requests are not counted: 58 are left.
  const taken = [];
  for (let n = 0; n < 60; n += 1) taken.push(await budget.take(null));
  expect(taken.filter(Boolean)).toHaveLength(58);
});
