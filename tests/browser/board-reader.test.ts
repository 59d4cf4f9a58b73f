import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { describe, expect, test } from 'vitest';

import { BoardReader, type BoardRead } from '@/lib/browser/board-reader';
import { BUILD_HEADER } from '@/lib/status/build-header';
import type { ScreenClock } from '@/lib/status/screen-clock';
import { toOverview, type Overview } from '@/lib/status/overview';
import { AGES_HEADER, formatAges, TIME_HEADER } from '@/lib/status/snapshot-headers';

import { agesOf, snapshotOf } from '../status/samples';
import { startScriptedServer, type ScriptedAnswer } from '../support/scripted-server';

const NOW = '2026-03-02T08:10:00.000Z';
const factsOf = (ageSeconds: number | null, time = NOW, version = 'v1') => ({
  etag: `"${version}"`,
  'content-type': 'application/json',
  [AGES_HEADER]: formatAges(agesOf(ageSeconds)),
  [BUILD_HEADER]: 'b2',
  [TIME_HEADER]: time,
  date: new Date(time).toUTCString(),
});
const boardAnswer = (version: string, ageSeconds = 1): ScriptedAnswer => ({
  headers: factsOf(ageSeconds, NOW, version),
  json: viewOf(version),
});
const LOGIN_PAGE = '<!doctype html><title>Sign in</title>';
const viewOf = (version = 'v1') => toOverview(snapshotOf({}, version), () => ({ html: '', text: '' }));
/** The board as the server rendered it. */
const INITIAL: BoardRead<Overview> = {
  view: viewOf('v0'),
  ages: agesOf(0.5),
  serverTimeMs: 0,
  askedAtMs: 0,
  failures: 0,
  build: 'b1',
  isGone: false,
  isConfirmed: false,
};

const toClock = (at: Readonly<Record<'elapsedMs' | 'jumpedMs' | 'nowMs', number>>): ScreenClock => ({
  elapsed: () => at.elapsedMs,
  jumpedMs: () => at.jumpedMs,
  now: () => at.nowMs + at.elapsedMs,
});

/** A reader of a server that gives these answers in turn, and the last one for ever. */
async function startReader(...answers: readonly [ScriptedAnswer, ...ScriptedAnswer[]]) {
  const [first] = answers;
  const server = await startScriptedServer(({ url }, before) =>
    url === '/login'
      ? { headers: { ...factsOf(1), 'content-type': 'text/html' }, text: LOGIN_PAGE }
      : (answers[Math.min(before, answers.length - 1)] ?? first),
  );
  const clock = { elapsedMs: 0, jumpedMs: 0, nowMs: INITIAL.serverTimeMs };
  const url = `${server.url}/api/view/overview`;
  const board = new BoardReader({ initial: INITIAL, url, clock: toClock(clock) });
  return { reader: { read: (query = '') => board.read(url + query) }, server, clock };
}

describe('reading the board', () => {
  test.each([400, 414, 429])('stays online where the dashboard itself refuses with %d', async (status) => {
    const tooMuch = { status, json: { message: 'Too much.' } };
    const { reader, clock } = await startReader(
      boardAnswer('v1'),
      { ...tooMuch, headers: { [BUILD_HEADER]: 'b2' } },
      tooMuch,
    );
    const known = await reader.read();
    clock.elapsedMs = 60_000;
    // Its ages count on from when it was asked for, so it grows old.
    expect(await reader.read()).toEqual({ ...known });
    expect(await reader.read()).toMatchObject({ view: viewOf(), failures: 1 });
  });

  test('takes a new version with its ages, its time and when it came', async () => {
    const { reader, clock } = await startReader(boardAnswer('v1', 4.2));
    clock.elapsedMs = 7_000;
    expect(await reader.read()).toEqual({
      view: viewOf(),
      ages: agesOf(4.2),
      serverTimeMs: Date.parse(NOW),
      askedAtMs: 7_000,
      build: 'b2',
      failures: 0,
      isConfirmed: true,
      isGone: false,
    });
  });

  test('keeps the very board on a 304, and takes its new ages', async () => {
    const unchanged = { status: 304, headers: factsOf(9, '2026-03-02T08:10:05.000Z'), text: '' };
    const { reader, clock } = await startReader(boardAnswer('v1', 4), unchanged);
    const first = await reader.read();
    clock.elapsedMs = 5_000;
    const second = await reader.read();
    expect(second.view).toBe(first.view);
    expect(second).toMatchObject({
      ages: agesOf(9),
      serverTimeMs: Date.parse('2026-03-02T08:10:05.000Z'),
      askedAtMs: 5_000,
      failures: 0,
    });
  });

  test('asks with the version that it knows: the rendered one first, then the last one read', async () => {
    const { reader, server } = await startReader(boardAnswer('v1'), { status: 502 }, boardAnswer('v2'));
    for (let reads = 0; reads < 4; reads += 1) await reader.read();
    expect(server.seen.map(({ headers }) => headers['if-none-match'])).toEqual([
      '"v0"',
      '"v1"',
      '"v1"',
      '"v2"',
    ]);
  });

  test('asks at another address without a version, because versions are alike at both', async () => {
    const { reader, server } = await startReader(boardAnswer('v0'));
    for (const query of ['', '?scope=1', '?scope=1', '']) await reader.read(query);
    expect(server.seen.map(({ headers }) => headers['if-none-match'])).toEqual([
      '"v0"',
      undefined,
      '"v0"',
      undefined,
    ]);
  });

  test('takes a section without an age for one that was never read', async () => {
    const { reader } = await startReader({ headers: { [TIME_HEADER]: NOW }, json: viewOf() });
    expect((await reader.read()).ages).toEqual(agesOf(null));
  });
});

const truncated: ScriptedAnswer = (response) => {
  const body = JSON.stringify(viewOf());
  response.writeHead(200, { ...factsOf(1), 'content-length': body.length });
  response.write(body.slice(0, 40));
  setTimeout(() => response.destroy(), 20);
};

const FAILURES: readonly (readonly [string, ScriptedAnswer])[] = [
  [
    'a 404 of a proxy that lost the dashboard',
    { status: 404, headers: factsOf(1), json: { message: 'no such host' } },
  ],
  ['a 404 page', { status: 404, headers: { ...factsOf(1), 'content-type': 'text/html' }, text: LOGIN_PAGE }],
  [
    'a page of something in between, answered with 200',
    { headers: { 'content-type': 'text/html' }, text: LOGIN_PAGE },
  ],
  ['a page of something in between that passes on our headers', { headers: factsOf(1), text: LOGIN_PAGE }],
  [
    'a 502 of a proxy',
    { status: 502, headers: { 'content-type': 'text/html' }, text: '<h1>Bad gateway</h1>' },
  ],
  ['an error that looks like a board', { status: 500, headers: factsOf(1), json: viewOf() }],
  ['a redirect to a login page', { status: 302, headers: { location: '/login' }, text: '' }],
  ['a dropped connection', (response) => response.destroy()],
  ['a body cut off by the connection', truncated],
  ['a body cut off by its writer', { headers: factsOf(1), text: JSON.stringify(viewOf()).slice(0, -20) }],
  ['a board of a format to come', { headers: factsOf(1), json: { ...viewOf(), format: 2 } }],
  ['a board without its sections', { headers: factsOf(1), json: { format: 1, version: 'v1', sections: {} } }],
  ['null', { headers: factsOf(1), json: null }],
  ['a 401 of something in between', { status: 401, json: { message: 'Sign in.' } }],
  ['a login page with a 403', { status: 403, headers: factsOf(1), text: LOGIN_PAGE }],
  ['a 304 of a cache that is not ours', { status: 304, text: '' }],
  ['a time that is none', { headers: { ...factsOf(1), [TIME_HEADER]: 'soon' }, json: viewOf() }],
];

describe.each(FAILURES)('%s', (_, failure) => {
  test('counts as a failure and leaves the board, its ages and its time as they were', async () => {
    const { reader } = await startReader(failure);
    expect(await reader.read()).toEqual({ ...INITIAL, failures: 1 });
    expect(await reader.read()).toEqual({ ...INITIAL, failures: 2 });
  });
});

describe('what was deleted while its page is open', () => {
  const gone: ScriptedAnswer = { status: 404, json: { format: 1, message: 'There is nothing here.' } };

  test('is gone, which is no lost dashboard, and may come back', async () => {
    const { reader } = await startReader(
      boardAnswer('v1', 3),
      { status: 502 },
      gone,
      gone,
      boardAnswer('v2'),
    );
    const known = await reader.read();
    expect(await reader.read()).toEqual({ ...known, failures: 1 });
    expect(await reader.read()).toEqual({ ...known, isGone: true });
    expect(await reader.read()).toEqual({ ...known, isGone: true });
    expect(await reader.read()).toMatchObject({ view: viewOf('v2'), failures: 0, isGone: false });
  });
});

describe('a reader that lost the dashboard', () => {
  test('does not follow a redirect', async () => {
    const { reader, server } = await startReader({ status: 302, headers: { location: '/login' }, text: '' });
    await reader.read();
    expect(server.seen.map(({ url }) => url.split('?')[0])).toEqual(['/api/view/overview']);
  });

  test('keeps the last board that it read, not the rendered one', async () => {
    const { reader } = await startReader(boardAnswer('v1', 3), { status: 502 });
    const known = await reader.read();
    expect(await reader.read()).toEqual({ ...known, failures: 1 });
  });

  test.each([
    ['a new board', boardAnswer('v2')],
    ['a 304', { status: 304, headers: factsOf(2), text: '' }],
  ])('starts to count anew after %s', async (_, recovery) => {
    const { reader } = await startReader({ status: 502 }, { status: 502 }, recovery, { status: 502 });
    const counts: number[] = [];
    for (let reads = 0; reads < 4; reads += 1) counts.push((await reader.read()).failures);
    expect(counts).toEqual([1, 2, 0, 1]);
  });

  test('counts a server that is not there at all', async () => {
    const gone = createServer().listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    const url = `http://127.0.0.1:${port}/api/view/overview`;
    const reader = new BoardReader({
      initial: INITIAL,
      url,
      clock: toClock({ elapsedMs: 0, jumpedMs: 0, nowMs: 0 }),
    });
    expect(await reader.read(url)).toEqual({ ...INITIAL, failures: 1 });
  });
});

/** The board at some second after `NOW`, by its own clock. */
const answerAt = (version: string, second: number): ScriptedAnswer => ({
  headers: factsOf(1, new Date(Date.parse(NOW) + second * 1_000).toISOString(), version),
  json: viewOf(version),
});
const isDirect = ({ url }: { readonly url: string }) => url.includes('direct=');

describe('a cache between board and screen', () => {
  test('is passed by for the first read, and not again while the board answers', async () => {
    const { reader, server, clock } = await startReader(
      answerAt('v1', 0),
      answerAt('v1', 5),
      answerAt('v2', 10),
    );
    for (const second of [0, 5, 10]) {
      clock.elapsedMs = second * 1_000;
      expect(await reader.read('?scope=1')).toMatchObject({
        askedAtMs: second * 1_000,
        failures: 0,
        isConfirmed: true,
      });
    }
    expect(server.seen.map(isDirect)).toEqual([true, false, false]);
    expect(server.seen[0]?.url).toMatch(/\?scope=1&direct=0\.\d+$/);
  });

  test('that sends the same answer again and again lets the board grow old, and the screen lose it', async () => {
    const { reader, server, clock } = await startReader(answerAt('v1', 0));
    const known = await reader.read();
    clock.elapsedMs = 3_000;
    expect(await reader.read()).toEqual({ ...known });
    for (const [failures, second] of [
      [1, 5],
      [2, 10],
      [3, 15],
    ] as const) {
      clock.elapsedMs = second * 1_000;
      expect(await reader.read()).toEqual({ ...known, failures });
    }
    expect(server.seen.map(isDirect)).toEqual([true, false, false, true, true]);
  });

  test('cannot bring back an older board, and is passed by for a minute', async () => {
    const answers = [
      answerAt('v2', 0),
      answerAt('v1', -250),
      answerAt('v3', 10),
      answerAt('v4', 60),
      answerAt('v5', 80),
    ];
    const { reader, server, clock } = await startReader(answers[0] as ScriptedAnswer, ...answers.slice(1));
    const shown: unknown[] = [];
    for (const second of [0, 5, 10, 60, 80]) {
      clock.elapsedMs = second * 1_000;
      const { view, askedAtMs, failures } = await reader.read();
      shown.push([view.version, askedAtMs, failures]);
    }
    expect(shown).toEqual([
      ['v2', 0, 0],
      ['v2', 0, 1],
      ['v3', 10_000, 0],
      ['v4', 60_000, 0],
      ['v5', 80_000, 0],
    ]);
    expect(server.seen.map(isDirect)).toEqual([true, false, true, true, false]);
  });

  test('may have what another query asks for: it is shown, with its age', async () => {
    const { reader, clock } = await startReader(answerAt('v2', 0), answerAt('v1', -250));
    await reader.read();
    clock.elapsedMs = 5_000;
    expect(await reader.read('?scope=1')).toMatchObject({
      view: viewOf('v1'),
      askedAtMs: -250_000,
      failures: 1,
    });
  });

  test('that is older than its date is as old as that, though the page was opened just now', async () => {
    const { headers, json } = answerAt('v1', 0) as { headers: Record<string, string>; json: unknown };
    const date = new Date(Date.parse(NOW) + 90_000).toUTCString();
    const { reader } = await startReader({ headers: { ...headers, date }, json });
    expect(await reader.read()).toMatchObject({ askedAtMs: -90_000, failures: 1, isConfirmed: false });
  });

  test.each([
    ['cannot reach the board', { status: 502, text: '' }],
    ['was asked for too much', { status: 429, headers: { [BUILD_HEADER]: 'b2' }, json: {} }],
  ] as const)(
    'may have had the page: where it then %s, the page is as old as the screen knows',
    async (_, answer) => {
      const { reader, clock } = await startReader(answer);
      clock.elapsedMs = 400;
      clock.nowMs = 90_000;
      expect(await reader.read()).toMatchObject({ askedAtMs: -90_000, failures: 1, isConfirmed: false });
      clock.nowMs = -3_600_000;
      expect(await reader.read()).toMatchObject({ askedAtMs: -90_000, failures: 2 });
    },
  );

  test('is not passed by where something on the way refuses that', async () => {
    const refused: ScriptedAnswer = { status: 403, text: 'Unknown parameter' };
    const { reader, server, clock } = await startReader(
      refused,
      answerAt('v1', 1),
      refused,
      answerAt('v1', 3),
    );
    const failures: number[] = [];
    for (const second of [0, 1, 2, 3]) {
      clock.elapsedMs = second * 1_000;
      failures.push((await reader.read()).failures);
    }
    expect(server.seen.map(isDirect)).toEqual([true, false, true, false]);
    expect(failures).toEqual([1, 2, 3, 0]);
  });

  test.each(['-99999', 'soon', ''])('makes nothing younger with an Age of %j', async (age) => {
    const { headers, json } = answerAt('v1', 0) as { headers: Record<string, string>; json: unknown };
    const { reader, clock } = await startReader({ headers: { ...headers, age }, json });
    clock.elapsedMs = 2_000;
    expect(await reader.read()).toMatchObject({ askedAtMs: 2_000 });
  });
});

test('a screen whose clock jumped asks past every cache, and is right after that read', async () => {
  const { reader, server, clock } = await startReader(
    answerAt('v1', 0),
    answerAt('v1', 5),
    answerAt('v2', 10),
  );
  await reader.read();
  clock.elapsedMs = 5_000;
  await reader.read();
  clock.jumpedMs = 3_600_000;
  clock.elapsedMs = 3_610_000;
  expect(await reader.read()).toMatchObject({ askedAtMs: 3_610_000, failures: 0, view: viewOf('v2') });
  expect(server.seen.map(isDirect)).toEqual([true, false, true]);
});
