import { expect, onTestFinished, test } from 'vitest';

import type { Health } from '@/lib/server/api/health';
import type { SentChanges } from '@/lib/server/api/history/schemas';
import { UNKNOWN_AFTER_INTERVALS } from '@/lib/status/freshness/freshness';
import { AGES_HEADER, parseAges } from '@/lib/status/freshness/snapshot-headers';

import { startBoard, type BoardProcess } from '../support/board-process';
import { startCountingProxy, type CountedRequest } from '../support/counting-proxy';
import { emptyFolder } from '../support/empty-folder';
import { startHaproxy } from '../support/haproxy';
import { makeLink, MEMBERS_ENV, openLink, pairScreen, signInAs } from '../support/members';
import { findFreePort, startOwnSource } from '../support/own-board';
import { PATIENCE_MS } from '../support/patience';
import { startPostgres } from '../support/postgres-server';
import { startRedis } from '../support/redis-server';
import { startTraffic, type Answer, type Visit } from '../support/traffic';

const HOST = 'status.example.com';
// Data that no reading has confirmed for as long as tests are patient is shown as unknown.
const INTERVAL_SECONDS = PATIENCE_MS / 1_000 / UNKNOWN_AFTER_INTERVALS;
/** Four starts of a board and a crash, and health checks between them. */
const TIMEOUT_MS = 20 * PATIENCE_MS;
/** Ages have tenths of a second, and are up to 50 ms behind. */
const ROUNDING_MS = 200;

/** Redis and PostgreSQL until the test has finished. */
async function startStores(): Promise<Readonly<Record<'REDIS_URL' | 'DATABASE_URL', string>>> {
  const redis = await startRedis();
  onTestFinished(() => redis.close());
  const postgres = await startPostgres();
  onTestFinished(() => postgres.close());
  return { REDIS_URL: redis.url, DATABASE_URL: await postgres.createDatabase() };
}

/** A place in the cluster: a board on the same port and folder, with the same token, whenever it is started. */
async function createPlace(env: Readonly<Record<string, string>>, token: string) {
  const port = await findFreePort();
  const own = { PORT: String(port), DATA_DIR: emptyFolder(), PRODMANAGER_TOKEN: token };
  let board: BoardProcess | null = null;
  const url = `http://127.0.0.1:${port}`;
  onTestFinished(async () => {
    await board?.kill();
  });
  return {
    url,
    address: `127.0.0.1:${port}`,
    start: async () => (board = await startBoard({ ...env, ...own })),
    role: async () => ((await (await fetch(`${url}/api/health`)).json()) as Health).role,
  };
}

/** What is wrong with the ages of an answer: it is too old to be shown, or younger than any request to the source. */
function findWrongAges(
  { path, headers, sentAtMs, receivedAtMs }: Answer,
  requests: readonly CountedRequest[],
) {
  const header = headers[AGES_HEADER]?.toString() ?? null;
  const lastMs = Math.max(...requests.flatMap(({ atMs }) => (atMs <= receivedAtMs ? [atMs] : [])));
  return Object.entries(parseAges(header)).flatMap(([section, age]) => {
    if (age === null || age >= UNKNOWN_AFTER_INTERVALS * INTERVAL_SECONDS)
      return [`${path}: ${section} is unknown, with ${header}`];
    const isTooYoung = sentAtMs - age * 1_000 - ROUNDING_MS > lastMs;
    return isTooYoung
      ? [`${path}: ${section} is ${age} s old, but was read ${receivedAtMs - lastMs} ms ago`]
      : [];
  });
}

/** The visits that a board does not answer as expected. */
async function findWrong(url: string, visits: readonly Visit[]): Promise<readonly string[]> {
  const found = await Promise.all(
    visits.map(async ({ path, cookie = '', method = 'GET', status = 200 }) => {
      const response = await fetch(url + path, { method, redirect: 'manual', headers: { cookie } });
      await response.arrayBuffer();
      return response.status === status ? [] : [`${path}: ${response.status}`];
    }),
  );
  return found.flat();
}

test(
  'two boards behind HAProxy are restarted one by one, and one is killed, without a lost request, reading or change',
  async () => {
    const startedAt = Date.now();
    const source = await startOwnSource({ mood: 'calm' });
    const counting = await startCountingProxy(source.url);
    onTestFinished(() => counting.close());
    const env = {
      ...MEMBERS_ENV,
      ...(await startStores()),
      PRODMANAGER_URL: counting.url,
      REFRESH_INTERVAL_SECONDS: String(INTERVAL_SECONDS),
      BOARD_URL: `https://${HOST}`,
      BOARD_ACCESS: 'private',
      TRUST_PROXY: 'on',
      // Until the test ends it, which is when HAProxy has noticed.
      SHUTDOWN_DELAY_SECONDS: '300',
    };
    const tokens = [
      await source.sandbox.createToken({ name: 'a' }),
      await source.sandbox.createToken({ name: 'b' }),
    ];
    const places = await Promise.all(tokens.map((token) => createPlace(env, token)));
    const [a, b] = places;
    if (!a || !b) throw new Error('there are two places');
    const boards = [await a.start(), await b.start()];
    expect([await a.role(), await b.role()]).toEqual(['poller', 'follower']);

    const { monitor } = source.sandbox.store;
    const healthy = [...monitor.values()].filter(({ status }) => status === 'ok');
    const changed: number[] = [];
    /** Another monitor fails. */
    const breakOne = (): void => {
      const row = healthy[changed.length];
      if (!row) throw new Error('no monitor is ok any more');
      monitor.replace({ ...row, status: 'alert' });
      changed.push(row.id);
    };

    const { REDIS_URL: _, DATABASE_URL: __, ...config } = env;
    const member = await signInAs('all', config);
    const screen = await pairScreen(a.url, member, 'Lobby');
    const guest = await openLink(b.url, member);
    const link = new URL(await makeLink(a.url, member, 'For Ada')).pathname;
    const visits: readonly Visit[] = [
      { path: '/', cookie: member },
      { path: '/monitors', cookie: guest },
      { path: '/api/snapshot', cookie: member },
      { path: '/api/view/overview', cookie: guest },
      { path: '/wall', cookie: screen },
      { path: '/api/view/wall', cookie: screen },
      { path: '/wall/lite', cookie: screen },
      { path: '/api/preferences', cookie: member, method: 'POST', status: 303 },
      { path: link, status: 303 },
    ];
    for (const { url } of places) await expect.poll(() => findWrong(url, visits)).toEqual([]);
    const proxy = await startHaproxy(HOST, [a.address, b.address]);
    const answers: Answer[] = [];
    /** Visits again and again while something happens; no visit may fail. */
    const visitDuring = async (happen: (turn: () => Promise<void>) => Promise<void>): Promise<void> => {
      const traffic = startTraffic(proxy, HOST, visits);
      onTestFinished(() => traffic.stop());
      await traffic.turn();
      await happen(() => traffic.turn());
      await traffic.stop();
      expect(traffic.failures).toEqual([]);
      answers.push(...traffic.answers);
    };

    await visitDuring(async (turn) => {
      for (const [at, place] of places.entries()) {
        const other = at === 0 ? b : a;
        breakOne();
        boards[at]?.leave();
        await expect.poll(() => proxy.countChecks(at, 'DOWN')).toBe(1);
        breakOne();
        await turn();
        expect(await boards[at]?.stop()).toBe(0);
        breakOne();
        await expect.poll(() => other.role()).toBe('poller');
        await turn();
        breakOne();
        boards[at] = await place.start();
        expect(await place.role()).toBe('follower');
        await expect.poll(() => proxy.countChecks(at, 'UP')).toBe(1);
        await turn();
      }
    });

    // Between two visits: half an answer could not be sent again.
    await boards[0]?.kill();
    breakOne();
    await visitDuring(async (turn) => {
      await expect.poll(() => proxy.countChecks(0, 'DOWN')).toBe(2);
      await expect.poll(() => b.role()).toBe('poller');
      breakOne();
      await turn();
    });

    const shown = async (url: string) => {
      const response = await fetch(`${url}/api/snapshot`, { headers: { cookie: member } });
      const { sections } = (await response.json()) as {
        sections: { monitors: { items: readonly { readonly id: number; readonly status: string }[] } };
      };
      return sections.monitors.items.filter(({ id, status }) => changed.includes(id) && status === 'alert')
        .length;
    };
    await expect.poll(() => shown(b.url)).toBe(changed.length);
    const aged = answers.filter(({ headers }) => headers[AGES_HEADER] !== undefined);
    expect(aged.length).toBeGreaterThan(0);
    expect(aged.flatMap((answer) => findWrongAges(answer, counting.requests))).toEqual([]);

    // Each tenure begins after the one before has ended.
    const pollers = counting.requests.map(({ token }) => tokens.indexOf(token));
    expect(pollers.filter((one, at) => one !== pollers[at - 1])).toEqual([0, 1, 0, 1]);

    const byId = (one: readonly unknown[], other: readonly unknown[]): number =>
      Number(one[0]) - Number(other[0]);
    let attempts = 0;
    const readPast = async () => {
      attempts += 1;
      // Another address each time: what was read of the history is kept for a while.
      const from = new Date(startedAt - attempts).toISOString();
      const query = new URLSearchParams({ kind: 'monitor', per_page: '200', from });
      const response = await fetch(`${b.url}/api/history/changes?${query}`, { headers: { cookie: member } });
      const { changes, gaps } = (await response.json()) as SentChanges;
      const recorded = changes.map((one) => (one.kind === 'monitor' ? [one.id, one.from, one.to] : [one.id]));
      return { recorded: recorded.toSorted(byId), gaps };
    };
    await expect
      .poll(readPast)
      .toEqual({ recorded: changed.map((id) => [id, 'ok', 'alert']).toSorted(byId), gaps: [] });
  },
  TIMEOUT_MS,
);
