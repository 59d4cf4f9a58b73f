import { setTimeout as sleep } from 'node:timers/promises';

import { describe, expect, test } from 'vitest';

import type { BoardState, Publication } from '@/lib/server/board-state';
import { systemClock } from '@/lib/server/clock';
import type { Sections } from '@/lib/status/types';

import { readAt, sampleState } from '../sample-state';
import {
  contentOf,
  createInstance,
  pollersOf,
  seconds,
  startInstances,
  startPair,
  type TestInstance,
} from './sample-instances';
import { KEY, shareRedis } from './shared-redis';
import { PATIENCE_MS } from '../../support/patience';

const redis = shareRedis();

describe('a hand-over', () => {
  test('follows at once where the poller stops', async () => {
    const { poller, follower } = await startPair(redis.url);
    poller.sharing.publish(sampleState());
    await expect.poll(() => follower.states()).toHaveLength(1);
    await poller.sharing.stop();
    await expect.poll(() => follower.isPolling(), { timeout: PATIENCE_MS }).toBe(true);
    expect(follower.told.at(-1)).toEqual({ kind: 'lead' });
  });

  test('gives the lease a greater token each time, even where Redis forgot the last one', async () => {
    const raw = await redis.openRaw();
    const tokens: number[] = [];
    let { poller, follower } = await startPair(redis.url);
    for (let turn = 0; turn < 3; turn += 1) {
      tokens.push(Number.parseInt((await raw.get(`${KEY}lease`)) ?? '', 10));
      if (turn === 1) await raw.del(`${KEY}token`);
      await poller.sharing.stop();
      await expect.poll(() => follower.isPolling()).toBe(true);
      const next = createInstance(redis.url);
      await next.sharing.start();
      [poller, follower] = [follower, next];
    }
    expect(tokens).toEqual([1, 2, 3]);
  });

  test('does not let one publish who slept through the end of its lease', async () => {
    const { poller, follower } = await startPair(redis.url);
    poller.sharing.publish(seconds(1));
    await expect.poll(() => follower.states()).toHaveLength(1);
    const raw = await redis.openRaw();
    // What its lease looks like to one who wakes up: another has it.
    await raw.set(`${KEY}lease`, '7:another', { expiration: { type: 'PX', value: 1_500 } });
    poller.sharing.publish(seconds(2));
    await expect.poll(() => poller.isPolling(), { timeout: PATIENCE_MS }).toBe(false);
    expect(await raw.hGet(`${KEY}state`, 'content')).toContain('"seconds":1');
    expect(poller.sharing.role).toBe('follower');
    // The other one says nothing more: one of the two polls again, with a greater token, and what it says is heard.
    await expect.poll(() => pollersOf([poller, follower]), { timeout: PATIENCE_MS }).toHaveLength(1);
    expect(await raw.get(`${KEY}lease`)).toMatch(/^8:/);
  });

  test('does not set a board back to what another left that polled before', async () => {
    const { poller, follower } = await startPair(redis.url);
    poller.sharing.publish(seconds(1));
    await expect.poll(() => follower.states()).toHaveLength(1);
    const raw = await redis.openRaw();
    const kept = await raw.hGetAll(`${KEY}state`);
    poller.sharing.publish(seconds(2));
    await expect.poll(() => follower.states()).toHaveLength(2);
    await raw.set(`${KEY}lease`, '7:another', { expiration: { type: 'PX', value: 1_500 } });
    await raw.hSet(`${KEY}state`, { ...kept, mark: '1:another/1' });
    await expect.poll(() => poller.isPolling()).toBe(false);
    await sleep(200);
    expect(poller.states()).toEqual([]);
    await raw.hSet(`${KEY}state`, { ...kept, mark: '7:another/1' });
    await raw.publish(`${KEY}changes`, '7:another/1');
    await expect.poll(() => poller.contents()).toEqual([contentOf(1)]);
  });
});

describe('which state is later', () => {
  const publish = async (one: TestInstance, value: number) => {
    one.sharing.publish(seconds(value));
    const raw = await redis.openRaw();
    await expect.poll(() => raw.hGet(`${KEY}state`, 'content')).toContain(`"seconds":${value}`);
  };

  /** What an instance is given at its start that finds the second publication of a poller that is gone. */
  async function findLeft(known: Publication | null) {
    const before = createInstance(redis.url);
    await before.sharing.start();
    await publish(before, 1);
    await publish(before, 2);
    expect(before.sharing.publication).toEqual({ term: 1, version: 2 });
    await before.sharing.stop();
    const one = createInstance(redis.url, { known });
    await one.sharing.start();
    expect(one.isPolling()).toBe(true);
    return one;
  }

  test.each([null, { term: 1, version: 1 }])('takes up what was left, where it knows %o', async (known) => {
    const one = await findLeft(known);
    expect(one.told.map(({ kind }) => kind)).toEqual(['state', 'lead']);
    expect(one.contents()).toEqual([contentOf(2)]);
  });

  test.each([
    { term: 1, version: 2 },
    { term: 2, version: 1 },
  ])('begins with its own, where it knows %o', async (known) => {
    const one = await findLeft(known);
    expect(one.told.map(({ kind }) => kind)).toEqual(['lead']);
    expect(one.sharing.publication).toEqual(known);
  });

  test('goes on from the greatest term that it knows, where Redis knows none', async () => {
    const one = createInstance(redis.url, { known: { term: 9, version: 99 } });
    await one.sharing.start();
    await publish(one, 1);
    expect(one.sharing.publication).toEqual({ term: 10, version: 1 });
  });

  test('follows the one that polls, whatever it knew of a time that Redis forgot', async () => {
    const [poller] = await startInstances(1, redis.url);
    const follower = createInstance(redis.url, { known: { term: 9, version: 99 } });
    await follower.sharing.start();
    for (const value of [1, 2]) {
      poller?.sharing.publish(seconds(value));
      await expect.poll(() => follower.contents().at(-1)).toEqual(contentOf(value));
    }
  });

  test('follows the one that polls where Redis loses the state and keeps the lease', async () => {
    const { poller, follower } = await startPair(redis.url);
    const raw = await redis.openRaw();
    for (const value of [1, 2, 3]) {
      poller.sharing.publish(seconds(value));
      await expect.poll(() => follower.contents().at(-1)).toEqual(contentOf(value));
      await raw.del(`${KEY}state`);
    }
  });

  test.each([-3_600_000, -60_000, 3_600_000])(
    'asks no clock: one that is wrong by %i ms follows each publication',
    async (wrongByMs) => {
      const [poller] = await startInstances(1, redis.url);
      let nowMs = Date.now();
      const follower = createInstance(redis.url, {
        clock: { now: () => nowMs, elapsed: () => systemClock.elapsed() },
      });
      await follower.sharing.start();
      for (const value of [1, 2, 3]) {
        nowMs += wrongByMs;
        poller?.sharing.publish(seconds(value));
        await expect.poll(() => follower.contents().at(-1)).toEqual(contentOf(value));
      }
    },
  );
});

describe('an instance that polls and cannot read the source', () => {
  const LOST = sampleState({ sections: { ...sampleState().sections } });
  const slowed = Object.fromEntries(
    Object.entries(LOST.sections).map(([name, section]) => [name, { ...section, problem: 'slowed' }]),
  ) as unknown as Sections;

  /** Instances on clocks that a test moves, so that intervals pass without being waited for. */
  async function startMoved(count: number) {
    const time = { passedMs: 0 };
    const clock = { now: () => Date.now(), elapsed: () => systemClock.elapsed() + time.passedMs };
    const instances = await startInstances(count, redis.url, { clock });
    return {
      instances,
      clock,
      poller: () => pollersOf(instances)[0],
      /** Lets so many intervals of 15 s pass, and has whoever polls publish what it found. */
      publishAfter: (intervals: number, changes: Partial<BoardState> = {}) => {
        time.passedMs += intervals * 15_000;
        pollersOf(instances)[0]?.sharing.publish({ ...LOST, ...changes });
      },
    };
  }
  const linesOf = (one: TestInstance | undefined) =>
    one?.lines.filter((line) => line.includes('cannot read the source')) ?? [];

  test('hands over after three intervals, and says so', async () => {
    const { instances, poller, publishAfter, clock } = await startMoved(2);
    const first = poller();
    publishAfter(2.9);
    // As long as two beats take.
    await sleep(1_600);
    expect(poller()).toBe(first);
    publishAfter(0.2);
    await expect.poll(() => first?.isPolling()).toBe(false);
    const second = instances.find((one) => one !== first);
    await expect.poll(() => second?.isPolling(), { timeout: 4_000 }).toBe(true);
    expect(linesOf(first)).toHaveLength(1);
    expect(linesOf(second)).toHaveLength(0);
    // The other can read: what it finds is seen by both, and they stay as they are.
    second?.sharing.publish(sampleState({ readTimes: readAt(clock.elapsed()) }));
    await expect.poll(() => first?.states().length).toBeGreaterThan(0);
    await sleep(3_000);
    expect(pollersOf(instances)).toEqual([second]);
  }, 30_000);

  test('goes on where the other has failed too: nobody hands over twice', async () => {
    const { instances, poller, publishAfter } = await startMoved(2);
    const first = poller();
    publishAfter(4);
    await expect.poll(() => poller() !== undefined && poller() !== first, { timeout: 6_000 }).toBe(true);
    const second = poller();
    for (let turn = 0; turn < 5; turn += 1) {
      publishAfter(4);
      await sleep(800);
      expect(poller()).toBe(second);
    }
    expect(instances.flatMap(linesOf)).toHaveLength(1);
  }, 30_000);

  test('is taken over from no more than once by one that failed before, as soon as that was a while ago', async () => {
    const { instances, poller, publishAfter } = await startMoved(2);
    const first = poller();
    publishAfter(4);
    await expect.poll(() => poller() !== undefined && poller() !== first, { timeout: 6_000 }).toBe(true);
    const second = poller();
    const raw = await redis.openRaw();
    const [failed] = await raw.zRangeWithScores(`${KEY}failing`, 0, -1);
    // What Redis would have forgotten after the cool-down.
    await raw.zRem(`${KEY}failing`, failed?.value ?? '');
    publishAfter(4);
    await expect.poll(() => poller() === first, { timeout: 6_000 }).toBe(true);
    expect(linesOf(second)).toHaveLength(1);
    expect(instances.flatMap(linesOf)).toHaveLength(2);
  }, 30_000);

  test('polls on where it is alone, or where the other ends', async () => {
    const { instances, poller, publishAfter } = await startMoved(2);
    const first = poller();
    publishAfter(4);
    await expect.poll(() => poller() !== undefined && poller() !== first, { timeout: 6_000 }).toBe(true);
    await poller()?.sharing.stop();
    const [left] = instances.filter((one) => one === first);
    await expect.poll(() => left?.isPolling(), { timeout: 8_000 }).toBe(true);
    left?.sharing.publish(LOST);
    await sleep(1_600);
    expect(left?.isPolling()).toBe(true);
  }, 30_000);

  test('keeps the lease where it is slowed by the source, as any other would be', async () => {
    const { poller, publishAfter } = await startMoved(2);
    const first = poller();
    publishAfter(4, { sections: slowed });
    await sleep(1_600);
    expect(poller()).toBe(first);
  });

  test('keeps the lease where it reads, however long each refresh takes', async () => {
    const { poller, publishAfter, clock } = await startMoved(2);
    const first = poller();
    for (let refresh = 0; refresh < 3; refresh += 1) {
      const readTimes = readAt(clock.elapsed());
      publishAfter(6, { readTimes });
      await sleep(800);
      expect(poller()).toBe(first);
    }
  });
});
