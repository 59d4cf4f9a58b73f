import { setTimeout as sleep } from 'node:timers/promises';

import { describe, expect, test } from 'vitest';

import { toContent } from '@/lib/server/snapshot/board-ages';
import type { BoardState } from '@/lib/server/snapshot/board-state';
import { systemClock } from '@/lib/server/util/clock';

import { readAt, sampleState } from '../snapshot/sample-state';
import { contentOf, createInstance, pollersOf, startInstances, startPair, seconds } from './sample-instances';
import { KEY, shareRedis } from './shared-redis';
import { PATIENCE_MS } from '../../support/patience';

const redis = shareRedis();

describe('instances that start together', () => {
  test('are five, and one of them polls, all the time', async () => {
    const instances = await startInstances(5, redis.url);
    const until = Date.now() + 4_000;
    while (Date.now() < until) {
      expect(pollersOf(instances)).toHaveLength(1);
      await sleep(50);
    }
    const roles = instances.map(({ sharing }) => sharing.role).sort();
    expect(roles).toEqual(['follower', 'follower', 'follower', 'follower', 'poller']);
    for (const { sharing, told } of instances) {
      expect(sharing.isConnected).toBe(true);
      expect(sharing.budgetShare()).toBe(1);
      expect(told.filter(({ kind }) => kind === 'follow')).toEqual([]);
    }
  });

  test('of different sources do not meet', async () => {
    const one = createInstance(redis.url);
    const two = createInstance(redis.url, { sourceId: 'source-two' });
    await Promise.all([one.sharing.start(), two.sharing.start()]);
    expect([one.sharing.role, two.sharing.role]).toEqual(['poller', 'poller']);
  });
});

describe('a published state', () => {
  test('reaches every follower as it was, and not the one who published it', async () => {
    const instances = await startInstances(3, redis.url);
    const [poller] = pollersOf(instances);
    poller?.sharing.publish(sampleState());
    for (const follower of instances.filter((one) => one !== poller))
      await expect.poll(() => follower.contents()).toEqual([toContent(sampleState())]);
    expect(poller?.states()).toEqual([]);
  });

  test('has the same version everywhere: its keys keep their order', async () => {
    const { poller, follower } = await startPair(redis.url);
    const { transitions, format, ...others } = sampleState();
    const state = { transitions, ...others, format };
    poller.sharing.publish(state);
    await expect.poll(() => follower.states()).toHaveLength(1);
    const toText = ({ sections, transitions: changes }: BoardState) => JSON.stringify({ sections, changes });
    expect(follower.states().map(toText)).toEqual([toText(state)]);
  });

  test('follows the last one, whether only the read times differ or all', async () => {
    const { poller, follower } = await startPair(redis.url);
    const nowMs = systemClock.elapsed();
    const all = [
      sampleState({ readTimes: readAt(nowMs - 4_000) }),
      sampleState({ readTimes: readAt(nowMs - 3_000) }),
      sampleState({ readTimes: { ...readAt(nowMs - 2_000), monitors: null }, transitions: [] }),
      sampleState({ readTimes: readAt(nowMs - 1_000), sweptAtMs: null }),
    ];
    for (const [index, state] of all.entries()) {
      poller.sharing.publish(state);
      await expect.poll(() => follower.states()).toHaveLength(index + 1);
    }
    const known = (state: BoardState) => [
      toContent(state),
      state.readTimes.monitors === null,
      state.sweptAtMs === null,
    ];
    expect(follower.states().map(known)).toEqual(all.map(known));
    expect(follower.states().map(({ publication }) => publication)).toEqual(
      [1, 2, 3, 4].map((version) => ({ term: 1, version })),
    );
  });

  test('that only looked again is sent without what did not change', async () => {
    const { poller, follower } = await startPair(redis.url);
    poller.sharing.publish(sampleState({ readTimes: readAt(1_000) }));
    await expect.poll(() => follower.states()).toHaveLength(1);
    const raw = await redis.openRaw();
    await raw.hSet(`${KEY}state`, 'content', 'not sent again, and not read again');
    poller.sharing.publish(sampleState({ readTimes: readAt(2_000) }));
    await expect.poll(() => follower.states()).toHaveLength(2);
    expect(follower.contents().at(-1)).toEqual(toContent(sampleState()));
    expect(await raw.hGet(`${KEY}state`, 'content')).toBe('not sent again, and not read again');
  });

  test('is the latest, where many are published at once', async () => {
    const { poller, follower } = await startPair(redis.url);
    for (let second = 1; second <= 100; second += 1) poller.sharing.publish(seconds(second));
    await expect.poll(() => follower.contents().at(-1)).toEqual(contentOf(100));
  });

  test('is given to one who comes later, before it is told anything else', async () => {
    const { poller } = await startPair(redis.url);
    poller.sharing.publish(sampleState());
    const late = createInstance(redis.url);
    await sleep(100);
    await late.sharing.start();
    expect(late.contents()).toEqual([toContent(sampleState())]);
    expect(late.told).toHaveLength(1);
  });

  test('reaches a follower that hears no messages', async () => {
    const { poller, follower } = await startPair(redis.url);
    const raw = await redis.openRaw();
    await raw.sendCommand(['CLIENT', 'KILL', 'TYPE', 'pubsub']);
    poller.sharing.publish(sampleState());
    await expect
      .poll(() => follower.contents(), { timeout: PATIENCE_MS })
      .toEqual([toContent(sampleState())]);
  });
});

describe('a published state that is of no use', () => {
  test.each([
    ['is not JSON', { content: 'hello', contentId: 'x' }],
    ['is not a board', { content: '{"format":2}', contentId: 'x' }],
    [
      'holds what a board does not',
      { content: JSON.stringify({ ...toContent(sampleState()), token: 1 }), contentId: 'x' },
    ],
    [
      'is of another source',
      { content: JSON.stringify(toContent(sampleState({ sourceId: 'two' }))), contentId: 'x' },
    ],
    ['has no ages', { ages: '{}' }],
    ['has an age below zero', { ages: JSON.stringify({ sections: readAt(-1), sweep: null }) }],
  ])('because it %s is ignored with one warning, until the next', async (_, damage) => {
    const { poller, follower } = await startPair(redis.url);
    poller.sharing.publish(seconds(1));
    await expect.poll(() => follower.states()).toHaveLength(1);
    const raw = await redis.openRaw();
    for (const mark of ['1:x/1', '1:x/2']) {
      await raw.hSet(`${KEY}state`, { ...damage, mark });
      await raw.publish(`${KEY}changes`, mark);
      await sleep(100);
    }
    poller.sharing.publish(seconds(2));
    await expect.poll(() => follower.contents().at(-1)).toEqual(contentOf(2));
    expect(follower.lines.filter((line) => line.includes('is of no use'))).toHaveLength(1);
    expect(follower.sharing.isConnected).toBe(true);
  });
});

describe('the log', () => {
  test('says who polls in one line, and not more as time goes by', async () => {
    const { poller, follower } = await startPair(redis.url);
    await sleep(2_500);
    for (const [instance, role] of [
      [poller, 'poller'],
      [follower, 'follower'],
    ] as const) {
      const lines = instance.lines.map((line) => JSON.parse(line) as { role?: string; msg: string });
      expect(lines).toHaveLength(2);
      expect(lines[0]?.msg).toBe('Redis is in reach');
      expect(lines[1]?.role).toBe(role);
    }
  });
});
