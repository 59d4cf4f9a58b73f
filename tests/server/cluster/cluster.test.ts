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

describe('instances that start at the same time', () => {
  test('always have one poller among five', async () => {
    const instances = await startInstances(5, redis.url);
    const until = Date.now() + 4_000;
    while (Date.now() < until) {
      expect(pollersOf(instances)).toHaveLength(1);
      await sleep(50);
    }
    const roles = instances.map(({ cluster }) => cluster.role).sort();
    expect(roles).toEqual(['follower', 'follower', 'follower', 'follower', 'poller']);
    for (const { cluster, calls } of instances) {
      expect(cluster.isConnected).toBe(true);
      expect(cluster.budgetShare()).toBe(1);
      expect(calls.filter(({ kind }) => kind === 'follow')).toEqual([]);
    }
  });

  test('with different sources do not form a cluster', async () => {
    const one = createInstance(redis.url);
    const two = createInstance(redis.url, { sourceId: 'source-two' });
    await Promise.all([one.cluster.start(), two.cluster.start()]);
    expect([one.cluster.role, two.cluster.role]).toEqual(['poller', 'poller']);
  });
});

describe('a published state', () => {
  test('reaches every follower unchanged, and not its publisher', async () => {
    const instances = await startInstances(3, redis.url);
    const [poller] = pollersOf(instances);
    poller?.cluster.publish(sampleState());
    for (const follower of instances.filter((one) => one !== poller))
      await expect.poll(() => follower.contents()).toEqual([toContent(sampleState())]);
    expect(poller?.states()).toEqual([]);
  });

  test('has the same version everywhere, because its keys keep their order', async () => {
    const { poller, follower } = await startPair(redis.url);
    const { transitions, format, ...others } = sampleState();
    const state = { transitions, ...others, format };
    poller.cluster.publish(state);
    await expect.poll(() => follower.states()).toHaveLength(1);
    const toText = ({ sections, transitions: changes }: BoardState) => JSON.stringify({ sections, changes });
    expect(follower.states().map(toText)).toEqual([toText(state)]);
  });

  test('replaces the last one, whether only read times differ or everything', async () => {
    const { poller, follower } = await startPair(redis.url);
    const nowMs = systemClock.elapsed();
    const all = [
      sampleState({ readTimes: readAt(nowMs - 4_000) }),
      sampleState({ readTimes: readAt(nowMs - 3_000) }),
      sampleState({ readTimes: { ...readAt(nowMs - 2_000), monitors: null }, transitions: [] }),
      sampleState({ readTimes: readAt(nowMs - 1_000), sweptAtMs: null }),
    ];
    for (const [index, state] of all.entries()) {
      poller.cluster.publish(state);
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

  test('with unchanged content is sent without it', async () => {
    const { poller, follower } = await startPair(redis.url);
    poller.cluster.publish(sampleState({ readTimes: readAt(1_000) }));
    await expect.poll(() => follower.states()).toHaveLength(1);
    const raw = await redis.openRaw();
    await raw.hSet(`${KEY}state`, 'content', 'not sent again, and not read again');
    poller.cluster.publish(sampleState({ readTimes: readAt(2_000) }));
    await expect.poll(() => follower.states()).toHaveLength(2);
    expect(follower.contents().at(-1)).toEqual(toContent(sampleState()));
    expect(await raw.hGet(`${KEY}state`, 'content')).toBe('not sent again, and not read again');
  });

  test('is the latest of many published at the same time', async () => {
    const { poller, follower } = await startPair(redis.url);
    for (let second = 1; second <= 100; second += 1) poller.cluster.publish(seconds(second));
    await expect.poll(() => follower.contents().at(-1)).toEqual(contentOf(100));
  });

  test('reaches an instance that joins later as its first callback', async () => {
    const { poller } = await startPair(redis.url);
    poller.cluster.publish(sampleState());
    const late = createInstance(redis.url);
    await sleep(100);
    await late.cluster.start();
    expect(late.contents()).toEqual([toContent(sampleState())]);
    expect(late.calls).toHaveLength(1);
  });

  test('reaches a follower without a message connection', async () => {
    const { poller, follower } = await startPair(redis.url);
    const raw = await redis.openRaw();
    await raw.sendCommand(['CLIENT', 'KILL', 'TYPE', 'pubsub']);
    poller.cluster.publish(sampleState());
    await expect
      .poll(() => follower.contents(), { timeout: PATIENCE_MS })
      .toEqual([toContent(sampleState())]);
  });
});

describe('an invalid published state', () => {
  test.each([
    ['is not JSON', { content: 'hello', contentId: 'x' }],
    ['is not a board', { content: '{"format":2}', contentId: 'x' }],
    [
      'contains an unknown key',
      { content: JSON.stringify({ ...toContent(sampleState()), token: 1 }), contentId: 'x' },
    ],
    [
      'is of another source',
      { content: JSON.stringify(toContent(sampleState({ sourceId: 'two' }))), contentId: 'x' },
    ],
    ['has no ages', { ages: '{}' }],
    ['has an age below zero', { ages: JSON.stringify({ sections: readAt(-1), sweep: null }) }],
  ])('because it %s is ignored with one warning', async (_, damage) => {
    const { poller, follower } = await startPair(redis.url);
    poller.cluster.publish(seconds(1));
    await expect.poll(() => follower.states()).toHaveLength(1);
    const raw = await redis.openRaw();
    for (const mark of ['1:x/1', '1:x/2']) {
      await raw.hSet(`${KEY}state`, { ...damage, mark });
      await raw.publish(`${KEY}changes`, mark);
      await sleep(100);
    }
    poller.cluster.publish(seconds(2));
    await expect.poll(() => follower.contents().at(-1)).toEqual(contentOf(2));
    expect(follower.lines.filter((line) => line.includes('is invalid and is ignored'))).toHaveLength(1);
    expect(follower.cluster.isConnected).toBe(true);
  });
});

describe('the log', () => {
  test('has one line on which instance polls', async () => {
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
