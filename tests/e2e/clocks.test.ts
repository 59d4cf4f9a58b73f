import { readdir } from 'node:fs/promises';

import { describe, expect, onTestFinished, test } from 'vitest';

import type { Health } from '@/lib/server/api/health';

import type { BoardProcess } from '../support/board-process';
import { emptyFolder } from '../support/empty-folder';
import { readBoard, startOwnBoard, startOwnSource } from '../support/own-board';
import { startRedis } from '../support/redis-server';
import { createWallClock } from '../support/wall-clock';

/** An interval with time to observe each state: live for 4 s, unknown from 10 s. */
const INTERVAL = { REFRESH_INTERVAL_SECONDS: '2' };
const UNKNOWN_FROM_SECONDS = 10;
const HOUR = 3_600;
const OFTEN = { interval: 250 };

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The visible text of a page. */
async function readText(board: BoardProcess, path: string): Promise<string> {
  const html = await (await fetch(board.url + path)).text();
  return html.replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, '').replaceAll(/<[^>]*>/g, ' ');
}

/** The freshness on every page and in the API: one word if all agree. */
async function freshnessOf(board: BoardProcess): Promise<string> {
  const health = (await (await fetch(`${board.url}/api/health`)).json()) as Health;
  const texts = await Promise.all(['/', '/wall', '/wall/lite'].map((path) => readText(board, path)));
  const words = texts.map((text) =>
    /●\s*live\b/i.test(text) ? 'live' : /\b(unknown|delayed)\b/i.exec(text)?.[0].toLowerCase(),
  );
  return [...new Set([health.source.state, ...words])].join();
}

const untilFresh = (board: BoardProcess) => expect.poll(() => freshnessOf(board), OFTEN).toBe('live');
const untilUnknown = (board: BoardProcess) => expect.poll(() => freshnessOf(board), OFTEN).toBe('unknown');

/** Checks repeatedly, for longer than a few failed polls. */
async function expectToStayUnknown(board: BoardProcess): Promise<void> {
  for (let look = 0; look < 8; look += 1) {
    expect(await freshnessOf(board)).toBe('unknown');
    await sleep(500);
  }
}

describe('a board without its source', () => {
  test('stays unknown when the wall clock is set back, forward and back', async () => {
    const [source, clock] = await Promise.all([startOwnSource(), createWallClock()]);
    const board = await startOwnBoard(source, { ...INTERVAL, ...clock.env });
    await untilFresh(board);
    await source.kill();
    await untilUnknown(board);
    await clock.set(-40);
    await expectToStayUnknown(board);
    await clock.set(HOUR);
    await expectToStayUnknown(board);
    expect((await readBoard(board)).ages.monitors).toBeGreaterThan(HOUR);
    await clock.set(-HOUR);
    await expectToStayUnknown(board);
    await source.revive();
    await untilFresh(board);
  });

  test('is unknown after a restart if the wall clock was an hour ahead before', async () => {
    const folder = emptyFolder();
    const [source, clock] = await Promise.all([startOwnSource(), createWallClock(HOUR)]);
    const env = { ...INTERVAL, ...clock.env, DATA_DIR: folder };
    const first = await startOwnBoard(source, env);
    await untilFresh(first);
    const before = await readBoard(first);
    expect(await first.stop()).toBe(0);
    await source.kill();

    await clock.set(0);
    const second = await startOwnBoard(source, env);
    await expectToStayUnknown(second);
    const after = await readBoard(second);
    expect(after.sections.monitors.items).toEqual(before.sections.monitors.items);
    expect(after.ages.monitors).toBeNull();
    expect(await readdir(folder)).toContain('state.json');
    await clock.set(HOUR);
    await expectToStayUnknown(second);
    await source.revive();
    await untilFresh(second);
  });

  test('is not younger after a restart if the wall clock was set back by less than its age', async () => {
    const folder = emptyFolder();
    const [source, clock] = await Promise.all([startOwnSource(), createWallClock()]);
    const env = { ...INTERVAL, ...clock.env, DATA_DIR: folder };
    const first = await startOwnBoard(source, env);
    await untilFresh(first);
    expect(await first.stop()).toBe(0);
    await source.kill();
    await sleep(UNKNOWN_FROM_SECONDS * 1_000);
    await clock.set(2 - UNKNOWN_FROM_SECONDS);
    const second = await startOwnBoard(source, env);
    expect((await readBoard(second)).ages.monitors).toBeGreaterThanOrEqual(UNKNOWN_FROM_SECONDS);
    await expectToStayUnknown(second);
  });
});

test('a board polls immediately after its machine slept', async () => {
  const [source, clock] = await Promise.all([startOwnSource(), createWallClock()]);
  const board = await startOwnBoard(source, { ...clock.env, REFRESH_INTERVAL_SECONDS: '600' });
  await untilFresh(board);
  const { monitor } = source.sandbox.store;
  const [row] = [...monitor.values()];
  if (!row) throw new Error('the sandbox is empty');
  const status = row.status === 'alert' ? 'warning' : 'alert';
  monitor.replace({ ...row, status });
  // During sleep, the wall clock continues while the monotonic clock stops.
  await clock.set(8 * HOUR);
  const seen = async () =>
    (await readBoard(board)).sections.monitors.items.find(({ id }) => id === row.id)?.status;
  await expect.poll(seen, OFTEN).toBe(status);
  await untilFresh(board);
});

test('a follower accepts the leader’s state despite different clocks, also after starting with a state from the future', async () => {
  const folder = emptyFolder();
  const [source, clock, redis] = await Promise.all([startOwnSource(), createWallClock(HOUR), startRedis()]);
  onTestFinished(() => redis.close());
  const env = { ...INTERVAL, REDIS_URL: redis.url };
  const follow = () => startOwnBoard(source, { ...env, ...clock.env, DATA_DIR: folder });
  // Its state file has a board from the future.
  const early = await startOwnBoard(source, { ...INTERVAL, ...clock.env, DATA_DIR: folder });
  await untilFresh(early);
  expect(await early.stop()).toBe(0);

  const poller = await startOwnBoard(source, env);
  await untilFresh(poller);
  await clock.set(-60);
  const follower = await follow();
  await untilFresh(follower);
  await source.kill();
  for (const board of [poller, follower]) await untilUnknown(board);
  const problemOf = async (board: BoardProcess) => (await readBoard(board)).sections.monitors.problem;
  for (const board of [poller, follower])
    await expect.poll(() => problemOf(board), OFTEN).toBe('unreachable');
  await clock.set(-HOUR);
  await expectToStayUnknown(follower);
  await source.revive();
  for (const board of [poller, follower]) await untilFresh(board);
});
