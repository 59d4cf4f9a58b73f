import { describe, expect, test } from 'vitest';

import type { Publication } from '@/lib/server/snapshot/board-state';
import { systemClock } from '@/lib/server/util/clock';

import {
  contentOf,
  createInstance,
  seconds,
  startInstances,
  startPair,
  type TestInstance,
} from './sample-instances';
import { KEY, shareRedis } from './shared-redis';

const redis = shareRedis();

describe('which state is later', () => {
  const publish = async (one: TestInstance, value: number) => {
    one.cluster.publish(seconds(value));
    const raw = await redis.openRaw();
    await expect.poll(() => raw.hGet(`${KEY}state`, 'content')).toContain(`"seconds":${value}`);
  };

  /** What an instance receives at startup from Redis, after a poller made two publications and left. */
  async function findLeft(known: Publication | null) {
    const before = createInstance(redis.url);
    await before.cluster.start();
    await publish(before, 1);
    await publish(before, 2);
    expect(before.cluster.publication).toEqual({ term: 1, version: 2 });
    await before.cluster.stop();
    const one = createInstance(redis.url, { known });
    await one.cluster.start();
    expect(one.isPolling()).toBe(true);
    return one;
  }

  test.each([null, { term: 1, version: 1 }])('adopts the state in Redis if its own is %o', async (known) => {
    const one = await findLeft(known);
    expect(one.calls.map(({ kind }) => kind)).toEqual(['state', 'lead']);
    expect(one.contents()).toEqual([contentOf(2)]);
  });

  test.each([
    { term: 1, version: 2 },
    { term: 2, version: 1 },
  ])('starts from its own if that is %o', async (known) => {
    const one = await findLeft(known);
    expect(one.calls.map(({ kind }) => kind)).toEqual(['lead']);
    expect(one.cluster.publication).toEqual(known);
  });

  test('continues from its highest known term if Redis has none', async () => {
    const one = createInstance(redis.url, { known: { term: 9, version: 99 } });
    await one.cluster.start();
    await publish(one, 1);
    expect(one.cluster.publication).toEqual({ term: 10, version: 1 });
  });

  test('follows the poller, even if it knew a later state before Redis lost its data', async () => {
    const [poller] = await startInstances(1, redis.url);
    const follower = createInstance(redis.url, { known: { term: 9, version: 99 } });
    await follower.cluster.start();
    for (const value of [1, 2]) {
      poller?.cluster.publish(seconds(value));
      await expect.poll(() => follower.contents().at(-1)).toEqual(contentOf(value));
    }
  });

  test('follows the poller after Redis lost the state but kept the lease', async () => {
    const { poller, follower } = await startPair(redis.url);
    const raw = await redis.openRaw();
    for (const value of [1, 2, 3]) {
      poller.cluster.publish(seconds(value));
      await expect.poll(() => follower.contents().at(-1)).toEqual(contentOf(value));
      await raw.del(`${KEY}state`);
    }
  });

  test.each([-3_600_000, -60_000, 3_600_000])(
    'follows each publication with a clock that is wrong by %i ms',
    async (wrongByMs) => {
      const [poller] = await startInstances(1, redis.url);
      let nowMs = Date.now();
      const follower = createInstance(redis.url, {
        clock: { now: () => nowMs, elapsed: () => systemClock.elapsed() },
      });
      await follower.cluster.start();
      for (const value of [1, 2, 3]) {
        nowMs += wrongByMs;
        poller?.cluster.publish(seconds(value));
        await expect.poll(() => follower.contents().at(-1)).toEqual(contentOf(value));
      }
    },
  );
});
