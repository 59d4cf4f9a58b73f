import type { ServerResponse } from 'node:http';

import { describe, expect, onTestFinished, test } from 'vitest';

import { BoardReader } from '@/lib/browser/live/board-reader';
import { BUILD_HEADER } from '@/lib/site/page';

import { agesOf } from '../../status/samples';
import { startScriptedServer } from '../../support/scripted-server';
import { factsOf, INITIAL, NOW, toClock, viewOf } from './start-reader';

const timeAt = (second: number) => new Date(Date.parse(NOW) + second * 1_000).toISOString();

/** A reader whose server answers when the test says so. */
async function startHeldReader() {
  const held: { readonly url: string; readonly response: ServerResponse }[] = [];
  const server = await startScriptedServer(({ url }) => (response) => {
    held.push({ url, response });
  });
  onTestFinished(() => held.forEach(({ response }) => response.destroy()));
  const clock = { elapsedMs: 0, jumpedMs: 0, nowMs: Date.parse(NOW) };
  const initial = { ...INITIAL, url: server.url, askedUrl: server.url };
  const reader = new BoardReader({ initial, clock: toClock(clock) });
  let asked = 0;
  /** Starts a read, and waits until the server has its request. */
  const ask = async (query = '') => {
    const read = reader.read(server.url + query);
    asked += 1;
    await expect.poll(() => held.length).toBe(asked);
    const { response } = held[asked - 1] as (typeof held)[number];
    const time = timeAt(clock.elapsedMs / 1_000);
    const send = (status: number, version: string, ageSeconds: number) => {
      response.writeHead(status, factsOf(ageSeconds, time, version));
      response.end(status === 304 ? undefined : JSON.stringify(viewOf(version)));
      return read;
    };
    return { read, send, response };
  };
  const tagsSent = () => server.seen.map(({ headers }) => headers['if-none-match']);
  return { ask, clock, tagsSent, url: server.url };
}

describe('a reader that changes its address', () => {
  test('never takes a late 304 of the old address for the view of the new one, nor the other way round', async () => {
    const { ask, clock, url } = await startHeldReader();
    await (await ask()).send(200, 'plain', 1);
    const late = await ask();
    const filtered = await (await ask('?scope=1')).send(200, 'filtered', 1);
    expect(filtered).toMatchObject({ url: `${url}?scope=1`, view: viewOf('filtered') });
    clock.elapsedMs = 1_000;
    expect(await late.send(304, 'plain', 1)).toBe(filtered);
    // A cache may even answer 304 where no entity tag was sent.
    expect(await (await ask('?scope=2')).send(304, 'filtered', 1)).toMatchObject({
      url: `${url}?scope=1`,
      askedUrl: `${url}?scope=2`,
      view: viewOf('filtered'),
      failures: 1,
    });
  });

  test('drops a late view and a late failure of the old address', async () => {
    const { ask, url } = await startHeldReader();
    await (await ask()).send(200, 'plain', 1);
    const [late, lost] = [await ask(), await ask()];
    const filtered = await (await ask('?scope=1')).send(200, 'filtered', 1);
    expect(await late.send(200, 'newer', 1)).toBe(filtered);
    lost.response.destroy();
    expect(await lost.read).toBe(filtered);
    expect(filtered).toMatchObject({ url: `${url}?scope=1`, askedUrl: `${url}?scope=1`, failures: 0 });
  });

  test('keeps the newer of two responses that arrive in the wrong order', async () => {
    const { ask, clock, tagsSent } = await startHeldReader();
    await (await ask()).send(200, 'v1', 1);
    clock.elapsedMs = 1_000;
    const slow = await ask();
    clock.elapsedMs = 2_000;
    const fast = await ask();
    await fast.send(200, 'v2', 1);
    expect(await slow.send(304, 'v1', 1)).toMatchObject({ view: viewOf('v2'), etag: '"v2"' });
    await (await ask()).send(304, 'v2', 1);
    expect(tagsSent()).toEqual(['"v0"', '"v1"', '"v1"', '"v2"']);
  });

  test('keeps the previous view under its own address until the new one is read', async () => {
    const { ask, url } = await startHeldReader();
    const plain = await (await ask()).send(200, 'plain', 1);
    const refused = await ask('?scope=1');
    refused.response.writeHead(429, { [BUILD_HEADER]: 'b2' }).end();
    expect(await refused.read).toEqual({ ...plain, askedUrl: `${url}?scope=1` });
    const cut = await ask('?scope=1');
    cut.response.destroy();
    expect(await cut.read).toEqual({ ...plain, askedUrl: `${url}?scope=1`, failures: 1 });
    expect(await (await ask('?scope=1')).send(200, 'filtered', 1)).toMatchObject({
      url: `${url}?scope=1`,
      view: viewOf('filtered'),
      failures: 0,
    });
  });

  test('is as old as its last contact with the server when it goes back, not as its last visit', async () => {
    const { ask, clock, url } = await startHeldReader();
    await (await ask()).send(200, 'plain', 1);
    await (await ask('?scope=1')).send(200, 'filtered', 1);
    clock.elapsedMs = 22_000;
    await (await ask('?scope=1')).send(304, 'filtered', 2);
    const back = await ask();
    clock.elapsedMs = 22_500;
    const lost = await ask();
    lost.response.destroy();
    // Still the filtered view, with the age of 22 s: the plain one is not kept, so it cannot be shown as if it were current.
    expect(await lost.read).toMatchObject({
      url: `${url}?scope=1`,
      ages: agesOf(2),
      requestedAtMs: 22_000,
    });
    expect(await back.send(200, 'plain', 3)).toMatchObject({
      url,
      view: viewOf('plain'),
      ages: agesOf(3),
      requestedAtMs: 22_000,
    });
  });
});
