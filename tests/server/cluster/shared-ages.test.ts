import { describe, expect, test } from 'vitest';

import { toContent } from '@/lib/server/snapshot/board-ages';
import { systemClock, type Clock } from '@/lib/server/util/clock';

import { readAt, sampleState } from '../snapshot/sample-state';
import { createInstance, startInstances } from './sample-instances';
import { KEY, shareRedis } from './shared-redis';

const redis = shareRedis();

describe('the age of a published state', () => {
  /** A clock as another machine has it: its wall clock is wrong, and its monotonic clock began at another time. */
  const clockOf = (wrongByMs: number, startedMs: number): Clock => ({
    now: () => Date.now() + wrongByMs,
    elapsed: () => systemClock.elapsed() + startedMs,
  });

  test.each([
    ['agree', 0],
    ['differ by an hour', 3_600_000],
    ['differ by an hour the other way', -3_600_000],
  ])('is what it was and what passed since, where the clocks of two machines %s', async (_, wrongByMs) => {
    const theirs = clockOf(wrongByMs, 1e9);
    const poller = createInstance(redis.url, { clock: theirs });
    await poller.sharing.start();
    const follower = createInstance(redis.url);
    await follower.sharing.start();
    const readMs = systemClock.elapsed() - 5_000;
    const sweptMs = readMs - 60_000;
    poller.sharing.publish(sampleState({ readTimes: readAt(readMs + 1e9), sweptAtMs: sweptMs + 1e9 }));
    await expect.poll(() => follower.states()).toHaveLength(1);
    // Never younger than it is, and older by no more than the way there took.
    const [state] = follower.states();
    const tookMs = systemClock.elapsed() - 5_000 - readMs;
    for (const [atMs, trueMs] of [
      [state?.readTimes.monitors, readMs],
      [state?.sweptAtMs, sweptMs],
    ] as const) {
      expect(Math.abs((atMs ?? 0) - trueMs)).toBeLessThanOrEqual(tookMs);
    }
  });

  /** Publishes, and lets the clock of Redis jump by moving the stamp that it made. */
  async function readLater(jumpMs: number) {
    const [poller] = await startInstances(1, redis.url);
    poller?.sharing.publish(sampleState({ readTimes: readAt(systemClock.elapsed()) }));
    const raw = await redis.openRaw();
    await expect.poll(() => raw.hGet(`${KEY}state`, 'at')).toBeTruthy();
    await raw.hSet(`${KEY}state`, 'at', Number(await raw.hGet(`${KEY}state`, 'at')) - jumpMs);
    const late = createInstance(redis.url);
    await late.sharing.start();
    const [state] = late.states();
    return { poller, late, state };
  }

  test('is not known where the clock of Redis was set back behind it, until the next publication', async () => {
    const { poller, late, state } = await readLater(-40_000);
    expect(new Set(Object.values(state?.readTimes ?? {}))).toEqual(new Set([null]));
    expect(state?.sweptAtMs).toBeNull();
    expect(state && toContent(state)).toEqual(toContent(sampleState()));
    poller?.sharing.publish(sampleState({ readTimes: readAt(systemClock.elapsed()) }));
    await expect.poll(() => late.states()).toHaveLength(2);
    expect(late.states()[1]?.readTimes.monitors).toBeGreaterThan(systemClock.elapsed() - 15_000);
  });

  test('grows with the clock of Redis where an instance comes later', async () => {
    const { state } = await readLater(40_000);
    expect(state?.readTimes.monitors).toBeLessThanOrEqual(systemClock.elapsed() - 40_000);
  });
});
