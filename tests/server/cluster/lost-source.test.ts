import { describe, expect, test } from 'vitest';

import type { BoardState } from '@/lib/server/snapshot/board-state';
import type { Sections } from '@/lib/status/model/types';

import { readAt, sampleState } from '../snapshot/sample-state';
import { pollersOf, startInstances, type TestInstance } from './sample-instances';
import { KEY, shareRedis } from './shared-redis';

const redis = shareRedis();

describe('a poller that cannot read the source', () => {
  const LOST = sampleState({ sections: { ...sampleState().sections } });
  const slowed = Object.fromEntries(
    Object.entries(LOST.sections).map(([name, section]) => [name, { ...section, problem: 'slowed' }]),
  ) as unknown as Sections;

  /** Instances with clocks that the test moves. */
  async function startMoved(count: number) {
    const time = { elapsedMs: 50_000 };
    const clock = { now: () => Date.now(), elapsed: () => time.elapsedMs };
    const instances = await startInstances(count, redis.url, { clock, intervalSeconds: 4 });
    return {
      instances,
      clock,
      poller: () => pollersOf(instances)[0],
      /** Moves the clocks by so many intervals of 15 s, and publishes as the poller. */
      publishAfter: (intervals: number, changes: Partial<BoardState> = {}) => {
        time.elapsedMs += intervals * 15_000;
        pollersOf(instances)[0]?.cluster.publish({ ...LOST, ...changes });
      },
    };
  }
  /** Resolves after two more heartbeats of each instance. */
  async function waitForBeats(): Promise<void> {
    const raw = await redis.openRaw();
    const beats = async () => {
      const found = await raw.zRangeWithScores(`${KEY}instances`, 0, -1);
      return new Map(found.map(({ value, score }) => [value, score]));
    };
    for (let turn = 0; turn < 2; turn += 1) {
      const before = await beats();
      const haveAll = async () => [...(await beats())].every(([one, at]) => at > (before.get(one) ?? 0));
      await expect.poll(haveAll).toBe(true);
    }
  }
  const linesOf = (one: TestInstance | undefined) =>
    one?.lines.filter((line) => line.includes('cannot read the source')) ?? [];

  test('hands over after three intervals, and logs it', async () => {
    const { instances, poller, publishAfter, clock } = await startMoved(2);
    const first = poller();
    publishAfter(2.9);
    await waitForBeats();
    expect(poller()).toBe(first);
    publishAfter(0.2);
    await expect.poll(() => first?.isPolling()).toBe(false);
    const second = instances.find((one) => one !== first);
    await expect.poll(() => second?.isPolling()).toBe(true);
    expect(linesOf(first)).toHaveLength(1);
    expect(linesOf(second)).toHaveLength(0);
    // The other can read: both show its state, and roles stay.
    publishAfter(0.1, { readTimes: readAt(clock.elapsed() + 1) });
    await expect.poll(() => first?.states().length).toBeGreaterThan(0);
    await waitForBeats();
    expect(pollersOf(instances)).toEqual([second]);
  });

  test('keeps the lease if the other failed too', async () => {
    const { instances, poller, publishAfter } = await startMoved(2);
    const first = poller();
    publishAfter(4);
    await expect.poll(() => poller() !== undefined && poller() !== first).toBe(true);
    const second = poller();
    for (let turn = 0; turn < 5; turn += 1) {
      publishAfter(4);
      await waitForBeats();
      expect(poller()).toBe(second);
    }
    expect(instances.flatMap(linesOf)).toHaveLength(1);
  });

  test('takes the lease again after the cool-down, and only once', async () => {
    const { instances, poller, publishAfter } = await startMoved(2);
    const first = poller();
    publishAfter(4);
    await expect.poll(() => poller() !== undefined && poller() !== first).toBe(true);
    const second = poller();
    const raw = await redis.openRaw();
    const [failed] = await raw.zRangeWithScores(`${KEY}failing`, 0, -1);
    // Simulates the end of the cool-down.
    await raw.zRem(`${KEY}failing`, failed?.value ?? '');
    publishAfter(4);
    await expect.poll(() => poller() === first).toBe(true);
    expect(linesOf(second)).toHaveLength(1);
    expect(instances.flatMap(linesOf)).toHaveLength(2);
  });

  test('keeps the lease if it is alone, or if the other stops', async () => {
    const { instances, poller, publishAfter } = await startMoved(2);
    const first = poller();
    publishAfter(4);
    await expect.poll(() => poller() !== undefined && poller() !== first).toBe(true);
    await poller()?.cluster.stop();
    const [left] = instances.filter((one) => one === first);
    await expect.poll(() => left?.isPolling()).toBe(true);
    left?.cluster.publish(LOST);
    await waitForBeats();
    expect(left?.isPolling()).toBe(true);
  });

  test('keeps the lease while it is rate limited, as any other would be', async () => {
    const { poller, publishAfter } = await startMoved(2);
    const first = poller();
    publishAfter(4, { sections: slowed });
    await waitForBeats();
    expect(poller()).toBe(first);
  });

  test('keeps the lease while it reads, however slow each refresh is', async () => {
    const { poller, publishAfter, clock } = await startMoved(2);
    const first = poller();
    for (let refresh = 0; refresh < 3; refresh += 1) {
      const readTimes = readAt(clock.elapsed() + 1);
      publishAfter(6, { readTimes });
      await waitForBeats();
      expect(poller()).toBe(first);
    }
  });
});
