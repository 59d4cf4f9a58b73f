import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';

import { RedisLedgerStore } from '@/lib/server/alerts/redis-ledger-store';
import { AccessRegister } from '@/lib/server/screens/access-register';
import { RedisStore } from '@/lib/server/screens/store/redis-store';
import { toContent } from '@/lib/server/snapshot/board-ages';

import { createInstance } from '../server/cluster/sample-instances';
import { shareRedis } from '../server/cluster/shared-redis';
import { restoreRedis, type RedisValue } from './dump';
import { fixturesOf } from './fixtures';
import {
  LINK_SECRET,
  SCREEN_SECRET,
  SOURCE_ID,
  STORED_ACCESS,
  STORED_LEDGER,
  STORED_SEEN,
  STORED_STATE,
  storedClock as clock,
} from './samples';

const redis = shareRedis();
const log = pino({ level: 'silent' });

const restore = (text: string): Promise<void> =>
  restoreRedis(redis.url, JSON.parse(text) as Record<string, RedisValue>);

test.each(fixturesOf('redis-board'))('$name is the board that an instance starts from', async ({ text }) => {
  await restore(text);
  const instance = createInstance(redis.url, { sourceId: SOURCE_ID });
  await instance.cluster.start();
  expect(instance.contents()).toEqual([toContent(STORED_STATE)]);
  // The lease of the instance that published it was the first; the next one is later.
  expect(instance.states()[0]?.publication).toEqual({ term: 1, version: 1 });
  expect(instance.cluster.publication).toEqual({ term: 1, version: 1 });
  expect(instance.isPolling()).toBe(true);
});

describe.each(fixturesOf('redis-access'))('$name', ({ text }) => {
  test('lets the paired screen and the guest in', async () => {
    await restore(text);
    const store = new RedisStore({
      redisUrl: redis.url,
      sourceId: SOURCE_ID,
      refreshMs: 3_600_000,
      random: Math.random,
      log,
      clock,
    });
    const register = new AccessRegister({ store, log, clock });
    await register.start();
    onTestFinished(() => register.stop());
    await expect.poll(() => register.isCurrent).toBe(true);
    expect(register.find(SCREEN_SECRET)?.kind).toBe('screen');
    expect(register.find(LINK_SECRET)?.kind).toBe('guest');
    const byId = new Map(register.list().map(({ record, seen }) => [record.id, { record, seen }]));
    expect(byId).toEqual(
      new Map(
        STORED_ACCESS.map((record) => [record.id, { record, seen: STORED_SEEN.get(record.id) ?? null }]),
      ),
    );
  });
});

describe.each(fixturesOf('redis-alerts'))('$name', ({ text }) => {
  const open = () => {
    const store = new RedisLedgerStore({ redisUrl: redis.url, sourceId: SOURCE_ID, random: Math.random });
    store.open(() => undefined);
    onTestFinished(() => store.close());
    return store;
  };

  test('is the alerts that were stored', async () => {
    await restore(text);
    const store = open();
    await expect.poll(() => store.read().catch(() => null)).toEqual(STORED_LEDGER);
  });

  test('is an error, and not replaced, for a build that does not know its format', async () => {
    await restore(text.replace(/\\"format\\":(\d+)/, String.raw`\"format\":99`));
    const store = open();
    const problem = () => store.change((ledger) => ({ ledger, result: null })).catch(String);
    await expect.poll(problem).toBe('Error: the alerts in Redis are damaged');
  });
});
