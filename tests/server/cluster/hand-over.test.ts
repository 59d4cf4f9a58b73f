import { setTimeout as sleep } from 'node:timers/promises';

import { describe, expect, test } from 'vitest';

import { sampleState } from '../snapshot/sample-state';
import { contentOf, createInstance, pollersOf, seconds, startPair } from './sample-instances';
import { KEY, shareRedis } from './shared-redis';
import { PATIENCE_MS } from '../../support/patience';

const redis = shareRedis();

describe('a hand-over', () => {
  test('happens immediately when the poller stops', async () => {
    const { poller, follower } = await startPair(redis.url);
    poller.cluster.publish(sampleState());
    await expect.poll(() => follower.states()).toHaveLength(1);
    await poller.cluster.stop();
    await expect.poll(() => follower.isPolling(), { timeout: PATIENCE_MS }).toBe(true);
    expect(follower.calls.at(-1)).toEqual({ kind: 'lead' });
  });

  test('increases the token each time, even if Redis lost the last one', async () => {
    const raw = await redis.openRaw();
    const tokens: number[] = [];
    let { poller, follower } = await startPair(redis.url);
    for (let turn = 0; turn < 3; turn += 1) {
      tokens.push(Number.parseInt((await raw.get(`${KEY}lease`)) ?? '', 10));
      if (turn === 1) await raw.del(`${KEY}token`);
      await poller.cluster.stop();
      await expect.poll(() => follower.isPolling()).toBe(true);
      const next = createInstance(redis.url);
      await next.cluster.start();
      [poller, follower] = [follower, next];
    }
    expect(tokens).toEqual([1, 2, 3]);
  });

  test('rejects publications of an instance whose lease expired', async () => {
    const { poller, follower } = await startPair(redis.url);
    poller.cluster.publish(seconds(1));
    await expect.poll(() => follower.states()).toHaveLength(1);
    const raw = await redis.openRaw();
    // Simulates waking up after another took the lease.
    await raw.set(`${KEY}lease`, '7:another', { expiration: { type: 'PX', value: 1_500 } });
    poller.cluster.publish(seconds(2));
    await expect.poll(() => poller.isPolling(), { timeout: PATIENCE_MS }).toBe(false);
    expect(await raw.hGet(`${KEY}state`, 'content')).toContain('"seconds":1');
    expect(poller.cluster.role).toBe('follower');
    // The other instance does not renew it: one of the two polls again with a higher token, and its states are accepted.
    await expect.poll(() => pollersOf([poller, follower]), { timeout: PATIENCE_MS }).toHaveLength(1);
    expect(await raw.get(`${KEY}lease`)).toMatch(/^8:/);
  });

  test("does not replace a newer board by an earlier poller's state", async () => {
    const { poller, follower } = await startPair(redis.url);
    poller.cluster.publish(seconds(1));
    await expect.poll(() => follower.states()).toHaveLength(1);
    const raw = await redis.openRaw();
    const saved = await raw.hGetAll(`${KEY}state`);
    poller.cluster.publish(seconds(2));
    await expect.poll(() => follower.states()).toHaveLength(2);
    await raw.set(`${KEY}lease`, '7:another', { expiration: { type: 'PX', value: 1_500 } });
    await raw.hSet(`${KEY}state`, { ...saved, mark: '1:another/1' });
    await expect.poll(() => poller.isPolling()).toBe(false);
    await sleep(200);
    expect(poller.states()).toEqual([]);
    await raw.hSet(`${KEY}state`, { ...saved, mark: '7:another/1' });
    await raw.publish(`${KEY}changes`, '7:another/1');
    await expect.poll(() => poller.contents()).toEqual([contentOf(1)]);
  });
});
