import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';

import { startRedis, type RedisServer } from '../../support/redis-server';
import { startScriptedServer } from '../../support/scripted-server';
import { sampleState } from '../snapshot/sample-state';
import { contentOf, createInstance, seconds, startInstances } from './sample-instances';
import { PATIENCE_MS } from '../../support/patience';

let redis: RedisServer;
beforeEach(async () => {
  redis = await startRedis();
});
afterEach(() => redis.close());

describe('Redis that is stopped', () => {
  test('leaves all polling, each with its share of the budget, and takes turns again when it is back', async () => {
    const instances = await startInstances(3, redis.url);
    const poller = instances.find((one) => one.isPolling());
    poller?.sharing.publish(sampleState());
    for (const one of instances) if (one !== poller) await expect.poll(() => one.states()).toHaveLength(1);
    // Each has to have seen the others once.
    await sleep(1_000);

    await redis.kill();
    const lostAtMs = Date.now();
    for (const { sharing } of instances) {
      await expect.poll(() => sharing.isConnected).toBe(false);
      expect(sharing.role).toBe('alone');
      expect(sharing.budgetShare()).toBeCloseTo(1 / 3);
    }
    // Whoever followed waits for an interval at least: Redis may only be starting again.
    expect(instances.filter((one) => one.isPolling())).toEqual([poller]);
    await expect.poll(() => instances.every((one) => one.isPolling()), { timeout: PATIENCE_MS }).toBe(true);
    expect(Date.now() - lostAtMs).toBeGreaterThan(900);
    for (const one of instances) {
      if (one !== poller) expect(one.told.at(-1)).toEqual({ kind: 'lead' });
      one.sharing.publish(seconds(7));
    }
    expect(poller?.told).toHaveLength(1);

    await redis.restart();
    await expect
      .poll(() => instances.map(({ sharing }) => sharing.role).sort(), { timeout: PATIENCE_MS })
      .toEqual(['follower', 'follower', 'poller']);
    expect(instances.filter((one) => one.isPolling())).toHaveLength(1);
    const [first] = instances.filter((one) => one.sharing.role === 'poller');
    first?.sharing.publish(seconds(8));
    for (const one of instances) {
      if (one !== first) await expect.poll(() => one.contents().at(-1)).toEqual(contentOf(8));
      expect(one.sharing.budgetShare()).toBe(1);
      const lines = one.lines.filter((line) => line.includes('Redis is'));
      expect(lines).toHaveLength(3);
    }
  }, 30_000);

  test('and started at once again changes nothing for those who follow', async () => {
    const instances = await startInstances(2, redis.url, { intervalSeconds: 5 });
    const poller = instances.find((one) => one.isPolling());
    const follower = instances.find((one) => !one.isPolling());
    await redis.kill();
    await redis.restart();
    await expect
      .poll(() => instances.every(({ sharing }) => sharing.isConnected), { timeout: PATIENCE_MS })
      .toBe(true);
    await sleep(1_000);
    expect(instances.filter((one) => one.isPolling())).toHaveLength(1);
    // What Redis lost is given to it again, whoever polls now.
    const [first] = instances.filter((one) => one.isPolling());
    first?.sharing.publish(seconds(3));
    const other = first === poller ? follower : poller;
    await expect.poll(() => other?.contents().at(-1), { timeout: PATIENCE_MS }).toEqual(contentOf(3));
  });

  test('is given what was published meanwhile', async () => {
    const one = createInstance(redis.url);
    await one.sharing.start();
    one.sharing.publish(seconds(1));
    await redis.kill();
    await expect.poll(() => one.sharing.isConnected).toBe(false);
    one.sharing.publish(seconds(2));
    one.sharing.publish(seconds(3));
    await redis.restart();
    const late = createInstance(redis.url);
    await expect.poll(() => one.sharing.role, { timeout: PATIENCE_MS }).toBe('poller');
    await late.sharing.start();
    await expect.poll(() => late.contents().at(-1), { timeout: PATIENCE_MS }).toEqual(contentOf(3));
    expect(one.told).toEqual([{ kind: 'lead' }]);
  });
});

describe('Redis that answers nothing', () => {
  test('is noticed, though its connections stay open, and found again', async () => {
    const [one] = await startInstances(1, redis.url);
    redis.pause();
    await expect.poll(() => one?.sharing.isConnected, { timeout: PATIENCE_MS }).toBe(false);
    await sleep(2_500);
    expect(one?.isPolling()).toBe(true);
    redis.resume();
    await expect.poll(() => one?.sharing.role, { timeout: PATIENCE_MS }).toBe('poller');
    expect(one?.told).toHaveLength(1);
  });
});

describe('a start', () => {
  test('without Redis does not wait for it, and polls alone', async () => {
    await redis.kill();
    const one = createInstance(redis.url);
    await one.sharing.start();
    expect(one.told).toEqual([{ kind: 'lead' }]);
    expect(one.sharing.role).toBe('alone');
    expect(one.sharing.isConnected).toBe(false);
    expect(one.sharing.budgetShare()).toBe(1);
    await redis.restart();
    await expect.poll(() => one.sharing.role, { timeout: PATIENCE_MS }).toBe('poller');
    expect(one.told).toHaveLength(1);
  });

  test('goes on where something answers that is not Redis, or nothing answers', async () => {
    const other = await startScriptedServer(() => ({}));
    redis.pause();
    for (const url of [other.url.replace('http', 'redis'), redis.url]) {
      const one = createInstance(url);
      await one.sharing.start();
      expect(one.sharing.role).toBe('alone');
      await one.sharing.stop();
    }
    redis.resume();
  });
});

describe('a stop', () => {
  test.each(['up', 'down', 'stuck'])(
    'ends in time where Redis is %s',
    async (condition) => {
      const [one] = await startInstances(1, redis.url);
      if (condition === 'down') await redis.kill();
      if (condition === 'stuck') redis.pause();
      await one?.sharing.stop();
      const before = one?.told.length;
      await sleep(2_500);
      expect(one?.told).toHaveLength(before ?? -1);
      redis.resume();
    },
    10_000,
  );
});

describe('the password of Redis', () => {
  test('opens it, and is in no log line, right or wrong', async () => {
    const guarded = await startRedis({ password: 'canary-secret' });
    onTestFinished(() => guarded.close());
    const [right] = await startInstances(1, guarded.url);
    expect(right?.sharing.role).toBe('poller');
    const wrongUrl = guarded.url.replace('canary-secret', 'canary-wrong');
    const [wrong, none] = await Promise.all([
      startInstances(1, wrongUrl),
      startInstances(1, guarded.url.replace(':canary-secret@', '')),
    ]);
    await guarded.kill();
    await expect.poll(() => right?.sharing.isConnected).toBe(false);
    const lines = [right, ...wrong, ...none].flatMap((one) => one?.lines ?? []);
    expect(lines.join('')).toContain('"problem":"WRONGPASS"');
    expect(lines.join('')).toContain('"problem":"NOAUTH"');
    expect(lines.join('')).not.toContain('canary');
  });
});
