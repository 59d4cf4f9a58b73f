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

describe('a Redis outage', () => {
  test('makes all instances poll with a share of the budget, and ends with one poller', async () => {
    const instances = await startInstances(3, redis.url);
    const poller = instances.find((one) => one.isPolling());
    poller?.cluster.publish(sampleState());
    for (const one of instances) if (one !== poller) await expect.poll(() => one.states()).toHaveLength(1);
    // Waits until each has counted the others.
    await sleep(1_000);

    await redis.kill();
    const lostAtMs = Date.now();
    for (const { cluster } of instances) {
      await expect.poll(() => cluster.isConnected).toBe(false);
      expect(cluster.role).toBe('alone');
      expect(cluster.budgetShare()).toBeCloseTo(1 / 3);
    }
    // Followers wait for an interval at least: Redis may be restarting.
    expect(instances.filter((one) => one.isPolling())).toEqual([poller]);
    await expect.poll(() => instances.every((one) => one.isPolling()), { timeout: PATIENCE_MS }).toBe(true);
    expect(Date.now() - lostAtMs).toBeGreaterThan(900);
    for (const one of instances) {
      if (one !== poller) expect(one.calls.at(-1)).toEqual({ kind: 'lead' });
      one.cluster.publish(seconds(7));
    }
    expect(poller?.calls).toHaveLength(1);

    await redis.restart();
    await expect
      .poll(() => instances.map(({ cluster }) => cluster.role).sort(), { timeout: PATIENCE_MS })
      .toEqual(['follower', 'follower', 'poller']);
    expect(instances.filter((one) => one.isPolling())).toHaveLength(1);
    const [first] = instances.filter((one) => one.cluster.role === 'poller');
    first?.cluster.publish(seconds(8));
    for (const one of instances) {
      if (one !== first) await expect.poll(() => one.contents().at(-1)).toEqual(contentOf(8));
      expect(one.cluster.budgetShare()).toBe(1);
      const lines = one.lines.filter((line) => line.includes('Redis is'));
      expect(lines).toHaveLength(3);
    }
  }, 30_000);

  test('of a moment does not make followers poll', async () => {
    const instances = await startInstances(2, redis.url, { intervalSeconds: 5 });
    const poller = instances.find((one) => one.isPolling());
    const follower = instances.find((one) => !one.isPolling());
    await redis.kill();
    await redis.restart();
    await expect
      .poll(() => instances.every(({ cluster }) => cluster.isConnected), { timeout: PATIENCE_MS })
      .toBe(true);
    await sleep(1_000);
    expect(instances.filter((one) => one.isPolling())).toHaveLength(1);
    // The poller publishes again what Redis lost.
    const [first] = instances.filter((one) => one.isPolling());
    first?.cluster.publish(seconds(3));
    const other = first === poller ? follower : poller;
    await expect.poll(() => other?.contents().at(-1), { timeout: PATIENCE_MS }).toEqual(contentOf(3));
  });

  test('ends with the latest state published to Redis', async () => {
    const one = createInstance(redis.url);
    await one.cluster.start();
    one.cluster.publish(seconds(1));
    await redis.kill();
    await expect.poll(() => one.cluster.isConnected).toBe(false);
    one.cluster.publish(seconds(2));
    one.cluster.publish(seconds(3));
    await redis.restart();
    const late = createInstance(redis.url);
    await expect.poll(() => one.cluster.role, { timeout: PATIENCE_MS }).toBe('poller');
    await late.cluster.start();
    await expect.poll(() => late.contents().at(-1), { timeout: PATIENCE_MS }).toEqual(contentOf(3));
    expect(one.calls).toEqual([{ kind: 'lead' }]);
  });
});

describe('a Redis that hangs', () => {
  test('is detected even if its connections stay open, and recovers', async () => {
    const [one] = await startInstances(1, redis.url);
    redis.pause();
    await expect.poll(() => one?.cluster.isConnected, { timeout: PATIENCE_MS }).toBe(false);
    await sleep(2_500);
    expect(one?.isPolling()).toBe(true);
    redis.resume();
    await expect.poll(() => one?.cluster.role, { timeout: PATIENCE_MS }).toBe('poller');
    expect(one?.calls).toHaveLength(1);
  });
});

describe('a startup', () => {
  test('without Redis polls alone without delay', async () => {
    await redis.kill();
    const one = createInstance(redis.url);
    await one.cluster.start();
    expect(one.calls).toEqual([{ kind: 'lead' }]);
    expect(one.cluster.role).toBe('alone');
    expect(one.cluster.isConnected).toBe(false);
    expect(one.cluster.budgetShare()).toBe(1);
    await redis.restart();
    await expect.poll(() => one.cluster.role, { timeout: PATIENCE_MS }).toBe('poller');
    expect(one.calls).toHaveLength(1);
  });

  test('continues if another server answers, or none', async () => {
    const other = await startScriptedServer(() => ({}));
    redis.pause();
    for (const url of [other.url.replace('http', 'redis'), redis.url]) {
      const one = createInstance(url);
      await one.cluster.start();
      expect(one.cluster.role).toBe('alone');
      await one.cluster.stop();
    }
    redis.resume();
  });
});

describe('a stop', () => {
  test.each(['up', 'down', 'stuck'])(
    'ends in time if Redis is %s',
    async (condition) => {
      const [one] = await startInstances(1, redis.url);
      if (condition === 'down') await redis.kill();
      if (condition === 'stuck') redis.pause();
      await one?.cluster.stop();
      const before = one?.calls.length;
      await sleep(2_500);
      expect(one?.calls).toHaveLength(before ?? -1);
      redis.resume();
    },
    10_000,
  );
});

describe('the Redis password', () => {
  test('is used and never logged, right or wrong', async () => {
    const guarded = await startRedis({ password: 'canary-secret' });
    onTestFinished(() => guarded.close());
    const [right] = await startInstances(1, guarded.url);
    expect(right?.cluster.role).toBe('poller');
    const wrongUrl = guarded.url.replace('canary-secret', 'canary-wrong');
    const [wrong, none] = await Promise.all([
      startInstances(1, wrongUrl),
      startInstances(1, guarded.url.replace(':canary-secret@', '')),
    ]);
    await guarded.kill();
    await expect.poll(() => right?.cluster.isConnected).toBe(false);
    const lines = [right, ...wrong, ...none].flatMap((one) => one?.lines ?? []);
    expect(lines.join('')).toContain('"problem":"WRONGPASS"');
    expect(lines.join('')).toContain('"problem":"NOAUTH"');
    expect(lines.join('')).not.toContain('canary');
  });
});
