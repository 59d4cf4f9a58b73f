import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import type { Health } from '@/lib/server/api/health';
import { AGES_HEADER, parseAges } from '@/lib/status/freshness/snapshot-headers';
import type { Snapshot } from '@/lib/status/model/types';

import type { BoardProcess } from '../support/board-process';
import { startCountingProxy, type CountingProxy } from '../support/counting-proxy';
import { startOwnBoard } from '../support/own-board';
import { startRedis, type RedisServer } from '../support/redis-server';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';
import { PATIENCE_MS } from '../support/patience';

const INTERVAL_MS = 3_000;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let source: SandboxServer;
let proxy: CountingProxy;
beforeAll(async () => {
  source = await startSandbox();
  proxy = await startCountingProxy(source.url);
});
afterAll(async () => {
  await proxy.close();
  await source.kill();
});

interface Instance {
  readonly board: BoardProcess;
  readonly token: string;
  /** The number of requests to the source so far. */
  readonly requests: () => number;
}

async function startInstance(redis: RedisServer, name: string): Promise<Instance> {
  const token = await source.sandbox.createToken({ name });
  const board = await startOwnBoard(
    { url: proxy.url, token },
    { REFRESH_INTERVAL_SECONDS: String(INTERVAL_MS / 1_000), REDIS_URL: redis.url },
  );
  return { board, token, requests: () => proxy.requestsOf(token) };
}

/** Two boards on one Redis: the first is the leader, the second follows. */
async function startTwo() {
  const redis = await startRedis();
  onTestFinished(() => redis.close());
  const first = await startInstance(redis, 'first');
  await expect.poll(() => roleOf(first)).toBe('poller');
  await expect.poll(async () => (await readBoard(first)).snapshot.sections.monitors.state).toBe('fresh');
  const second = await startInstance(redis, 'second');
  expect(await roleOf(second)).toBe('follower');
  return { redis, first, second };
}

const roleOf = async ({ board }: Instance) =>
  ((await (await fetch(`${board.url}/api/health`)).json()) as Health).role;

async function readBoard({ board }: Instance) {
  const response = await fetch(`${board.url}/api/snapshot`);
  const snapshot = (await response.json()) as Snapshot;
  return { snapshot, ages: parseAges(response.headers.get(AGES_HEADER)) };
}

/** The instances that poll the source within two intervals from now. */
async function findAsking(...instances: readonly Instance[]): Promise<Instance[]> {
  const before = instances.map(({ requests }) => requests());
  await sleep(2 * INTERVAL_MS);
  return instances.filter(({ requests }, index) => requests() > (before[index] ?? 0));
}

/** Changes a monitor in the source and waits until all these boards show it. */
async function expectToFollow(...instances: readonly Instance[]): Promise<void> {
  const { monitor } = source.sandbox.store;
  const [row] = [...monitor.values()];
  if (!row) throw new Error('the sandbox is empty');
  const status = row.status === 'alert' ? 'warning' : 'alert';
  monitor.replace({ ...row, status });
  const seenBy = async (instance: Instance) =>
    (await readBoard(instance)).snapshot.sections.monitors.items.find(({ id }) => id === row.id)?.status;
  for (const instance of instances)
    await expect
      .poll(() => seenBy(instance), { timeout: PATIENCE_MS * INTERVAL_MS, interval: 200 })
      .toBe(status);
}

describe('two boards on one Redis', () => {
  test('poll the source only once and show the same', async () => {
    const { first, second } = await startTwo();
    expect(await findAsking(first, second)).toEqual([first]);
    await expectToFollow(first, second);
    expect(second.requests()).toBe(0);
    const versions = async () =>
      (await Promise.all([readBoard(first), readBoard(second)])).map(({ snapshot }) => snapshot.version);
    await expect.poll(async () => new Set(await versions()).size).toBe(1);
    const two = await readBoard(second);
    expect(two.ages.monitors).not.toBeNull();
  });

  test('elect a new leader when the leader is killed', async () => {
    const { first, second } = await startTwo();
    const before = await readBoard(second);
    await first.board.kill();
    await expect
      .poll(second.requests, { timeout: PATIENCE_MS * INTERVAL_MS, interval: 50 })
      .toBeGreaterThan(0);
    await expect.poll(() => roleOf(second)).toBe('poller');
    await expectToFollow(second);
    const after = await readBoard(second);
    expect(after.snapshot.sections.monitors.items).toHaveLength(
      before.snapshot.sections.monitors.items.length,
    );
  });

  test('elect a new leader when the leader shuts down', async () => {
    const { first, second } = await startTwo();
    expect(await first.board.stop()).toBe(0);
    await expect.poll(second.requests, { timeout: PATIENCE_MS, interval: 50 }).toBeGreaterThan(0);
  });

  test('ignore a former leader that wakes up after sleep', async () => {
    const { first, second } = await startTwo();
    first.board.pause();
    await expect.poll(() => roleOf(second), { timeout: PATIENCE_MS * INTERVAL_MS }).toBe('poller');
    await expectToFollow(second);
    first.board.resume();
    await expect.poll(() => roleOf(first), { timeout: PATIENCE_MS * INTERVAL_MS }).toBe('follower');
    // A request that was due when it woke up may still be sent.
    await sleep(1_000);
    expect(await findAsking(first, second)).toEqual([second]);
    await expectToFollow(first, second);
  });

  test('poll independently without Redis, and elect a leader again when it is back', async () => {
    const { redis, first, second } = await startTwo();
    await redis.kill();
    for (const instance of [first, second]) await expect.poll(() => roleOf(instance)).toBe('alone');
    await expect.poll(second.requests, { timeout: PATIENCE_MS * INTERVAL_MS }).toBeGreaterThan(0);
    expect(await findAsking(first, second)).toEqual([first, second]);
    await expectToFollow(first, second);

    await redis.restart();
    const roles = async () => (await Promise.all([roleOf(first), roleOf(second)])).sort();
    await expect.poll(roles, { timeout: PATIENCE_MS * INTERVAL_MS }).toEqual(['follower', 'poller']);
    expect(await findAsking(first, second)).toHaveLength(1);
    await expectToFollow(first, second);
    for (const { board } of [first, second]) {
      expect(board.output().match(/Redis is out of reach: this instance now reads by itself/g)).toHaveLength(
        1,
      );
      expect(board.output().match(/Redis is in reach/g)).toHaveLength(2);
    }
  });

  test('elect a new leader when the leader cannot reach the source and the follower can', async () => {
    const { first, second } = await startTwo();
    onTestFinished(() => proxy.restore());
    proxy.cutOff(first.token);
    await expect.poll(() => roleOf(second)).toBe('poller');
    await expectToFollow(first, second);
    expect(await roleOf(first)).toBe('follower');
    expect(first.board.output()).toContain('cannot read the source and hands over');
    // The former leader does not take the lease back, and stays live as a follower.
    expect(await findAsking(first, second)).toEqual([second]);
  });
});

describe('a board without a reachable Redis', () => {
  test('starts and shows the source', async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.close());
    await redis.kill();
    const instance = await startInstance(redis, 'lonely');
    expect(await roleOf(instance)).toBe('alone');
    await expectToFollow(instance);
  });
});
