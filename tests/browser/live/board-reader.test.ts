import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { describe, expect, test } from 'vitest';

import { BoardReader } from '@/lib/browser/live/board-reader';
import { BUILD_HEADER } from '@/lib/site/page';
import { TIME_HEADER } from '@/lib/status/freshness/snapshot-headers';

import { agesOf } from '../../status/samples';
import type { ScriptedResponse } from '../../support/scripted-server';
import { boardAnswer, factsOf, INITIAL, LOGIN_PAGE, NOW, startReader, toClock, viewOf } from './start-reader';

describe('BoardReader', () => {
  test.each([400, 414, 429])('stays online when the dashboard itself responds with %d', async (status) => {
    const tooMuch = { status, json: { message: 'Too much.' } };
    const { reader, clock } = await startReader(
      boardAnswer('v1'),
      { ...tooMuch, headers: { [BUILD_HEADER]: 'b2' } },
      tooMuch,
    );
    const known = await reader.read();
    clock.elapsedMs = 60_000;
    // The ages still count from the original request.
    expect(await reader.read()).toEqual({ ...known });
    expect(await reader.read()).toMatchObject({ view: viewOf(), failures: 1 });
  });

  test('takes a new version with its ages, time and receipt', async () => {
    const { reader, clock, initial } = await startReader(boardAnswer('v1', 4.2));
    clock.elapsedMs = 7_000;
    expect(await reader.read()).toEqual({
      view: viewOf(),
      url: initial.url,
      etag: '"v1"',
      askedUrl: initial.url,
      ages: agesOf(4.2),
      serverTimeMs: Date.parse(NOW),
      requestedAtMs: 7_000,
      build: 'b2',
      failures: 0,
      isConfirmed: true,
      isGone: false,
    });
  });

  test('keeps the same view on a 304, with its new ages', async () => {
    const unchanged = { status: 304, headers: factsOf(9, '2026-03-02T08:10:05.000Z'), text: '' };
    const { reader, clock } = await startReader(boardAnswer('v1', 4), unchanged);
    const first = await reader.read();
    clock.elapsedMs = 5_000;
    const second = await reader.read();
    expect(second.view).toBe(first.view);
    expect(second).toMatchObject({
      ages: agesOf(9),
      serverTimeMs: Date.parse('2026-03-02T08:10:05.000Z'),
      requestedAtMs: 5_000,
      failures: 0,
    });
  });

  test('sends the latest version: first the rendered one, then the last one read', async () => {
    const { reader, server } = await startReader(boardAnswer('v1'), { status: 502 }, boardAnswer('v2'));
    for (let reads = 0; reads < 4; reads += 1) await reader.read();
    expect(server.seen.map(({ headers }) => headers['if-none-match'])).toEqual([
      '"v0"',
      '"v1"',
      '"v1"',
      '"v2"',
    ]);
  });

  test('sends no version to another address, because versions of different addresses may be equal', async () => {
    const { reader, server } = await startReader(boardAnswer('v0'));
    for (const query of ['', '?scope=1', '?scope=1', '']) await reader.read(query);
    expect(server.seen.map(({ headers }) => headers['if-none-match'])).toEqual([
      '"v0"',
      undefined,
      '"v0"',
      undefined,
    ]);
  });

  test('treats a section without an age as never read', async () => {
    const { reader } = await startReader({ headers: { [TIME_HEADER]: NOW }, json: viewOf() });
    expect((await reader.read()).ages).toEqual(agesOf(null));
  });
});

const truncated: ScriptedResponse = (response) => {
  const body = JSON.stringify(viewOf());
  response.writeHead(200, { ...factsOf(1), 'content-length': body.length });
  response.write(body.slice(0, 40));
  setTimeout(() => response.destroy(), 20);
};

const FAILURES: readonly (readonly [string, ScriptedResponse])[] = [
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
  test('counts as a failure and leaves the board, its ages and its time unchanged', async () => {
    const { reader, initial } = await startReader(failure);
    expect(await reader.read()).toEqual({ ...initial, failures: 1 });
    expect(await reader.read()).toEqual({ ...initial, failures: 2 });
  });
});

describe('an item that was deleted while its page is open', () => {
  const gone: ScriptedResponse = { status: 404, json: { format: 1, message: 'Page not found.' } };

  test('is gone, which is not offline, and may come back', async () => {
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
  ])('resets its failures after %s', async (_, recovery) => {
    const { reader } = await startReader({ status: 502 }, { status: 502 }, recovery, { status: 502 });
    const counts: number[] = [];
    for (let reads = 0; reads < 4; reads += 1) counts.push((await reader.read()).failures);
    expect(counts).toEqual([1, 2, 0, 1]);
  });

  test('counts an unreachable server as a failure', async () => {
    const gone = createServer().listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    const url = `http://127.0.0.1:${port}/api/view/overview`;
    const reader = new BoardReader({
      initial: { ...INITIAL, url },
      clock: toClock({ elapsedMs: 0, jumpedMs: 0, nowMs: 0 }),
    });
    expect(await reader.read(url)).toEqual({ ...INITIAL, url, askedUrl: url, failures: 1 });
  });
});
