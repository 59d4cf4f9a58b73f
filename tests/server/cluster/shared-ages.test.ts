import { describe, expect, test } from 'vitest';

import { toContent } from '@/lib/server/snapshot/board-ages';
import { systemClock, type Clock } from '@/lib/server/util/clock';

import { readAt, sampleState } from '../snapshot/sample-state';
import { createInstance, startInstances } from './sample-instances';
import { KEY, shareRedis } from './shared-redis';

const redis = shareRedis();

describe('the age of a published state', () => {
  /** The clock of another machine: a wrong wall clock, and another origin of the monotonic clock. */
  const clockOf = (wrongByMs: number, startedMs: number): Clock => ({
    now: () => Date.now() + wrongByMs,
    elapsed: () => systemClock.elapsed() + startedMs,
  });

  test.each([
    ['agree', 0],
    ['differ by an hour', 3_600_000],
    ['differ by an hour the other way', -3_600_000],
  ])('is correct if the clocks of two machines %s', async (_, wrongByMs) => {
    const theirs = clockOf(wrongByMs, 1e9);
    const poller = createInstance(redis.url, { clock: theirs });
    await poller.cluster.start();
    const follower = createInstance(redis.url);
    await follower.cluster.start();
    const readMs = systemClock.elapsed() - 5_000;
    const sweptMs = readMs - 60_000;
    poller.cluster.publish(sampleState({ readTimes: readAt(readMs + 1e9), sweptAtMs: sweptMs + 1e9 }));
    await expect.poll(() => follower.states()).toHaveLength(1);
    // Never younger than it is, and older by the transfer time at most.
    const [state] = follower.states();
    const tookMs = systemClock.elapsed() - 5_000 - readMs;
    for (const [atMs, trueMs] of [
      [state?.readTimes.monitors, readMs],
      [state?.sweptAtMs, sweptMs],
    ] as const) {
      expect(Math.abs((atMs ?? 0) - trueMs)).toBeLessThanOrEqual(tookMs);
    }
  });

  /** Publishes, and simulates a jump of Redis' clock by moving its timestamp. */
  async function readLater(jumpMs: number) {
    const [poller] = await startInstances(1, redis.url);
    poller?.cluster.publish(sampleState({ readTimes: readAt(systemClock.elapsed()) }));
    const raw = await redis.openRaw();
    await expect.poll(() => raw.hGet(`${KEY}state`, 'at')).toBeTruthy();
    await raw.hSet(`${KEY}state`, 'at', Number(await raw.hGet(`${KEY}state`, 'at')) - jumpMs);
    const late = createInstance(redis.url);
    await late.cluster.start();
    const [state] = late.states();
    return { poller, late, state };
  }

  test('is unknown after the clock of Redis was set back, until the next publication', async () => {
    const { poller, late, state } = await readLater(-40_000);
    expect(new Set(Object.values(state?.readTimes ?? {}))).toEqual(new Set([null]));
    expect(state?.sweptAtMs).toBeNull();
    expect(state && toContent(state)).toEqual(toContent(sampleState()));
    poller?.cluster.publish(sampleState({ readTimes: readAt(systemClock.elapsed()) }));
    await expect.poll(() => late.states()).toHaveLength(2);
    expect(late.states()[1]?.readTimes.monitors).toBeGreaterThan(systemClock.elapsed() - 15_000);
  });

  test('grows with the clock of Redis for an instance that joins later', async () => {
    const { state } = await readLater(40_000);
    expect(state?.readTimes.monitors).toBeLessThanOrEqual(systemClock.elapsed() - 40_000);
  });
});
