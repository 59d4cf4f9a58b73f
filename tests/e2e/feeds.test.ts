import Parser from 'rss-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Snapshot } from '@/lib/status/model/types';

import { startBoard, type BoardProcess } from '../support/board-process';
import { launchChromium } from '../support/chromium';
import { emptyFolder } from '../support/empty-folder';
import { findFreePort, startBoardOn, startBoardWithSource, startOwnSource } from '../support/own-board';
import { makeLink, MEMBERS_ENV, revokeScreen, signInAs } from '../support/members';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';
import { readEvents, untilNextSecond, waitForSections } from '../support/subscriptions';

const ADDRESSES = ['/feed.atom', '/feed.rss', '/feed.json', '/calendar.ics'] as const;

// Busy machines read late: the feed must not say meanwhile that nothing is known.
const SLOW = { REFRESH_INTERVAL_SECONDS: '30' } as const;

interface JsonFeed {
  readonly title: string;
  readonly items: readonly { readonly id: string; readonly url: string; readonly content_html: string }[];
}

const attributeOf = (tag: string, name: string): string =>
  (new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replaceAll('&amp;', '&');

/** The feeds in the head of a page. */
async function feedsOf(url: string, headers: Readonly<Record<string, string>> = {}) {
  const html = await (await fetch(url, { headers })).text();
  const [head = ''] = html.split('</head>', 1);
  return [...head.matchAll(/<link [^>]*rel="alternate"[^>]*>/g)].map(([tag]) => ({
    type: attributeOf(tag, 'type'),
    title: attributeOf(tag, 'title'),
    address: attributeOf(tag, 'href'),
  }));
}

describe('a public board', () => {
  let board: BoardProcess;
  let stop: () => Promise<void>;
  let sections: Snapshot['sections'];

  beforeAll(async () => {
    ({ board, stop } = await startBoardWithSource({ mood: 'storm' }, { ...SLOW }));
    sections = await waitForSections(board.url);
  });
  afterAll(() => stop());

  test('names in the head of each page the feeds of what it shows', async () => {
    const [scope] = sections.scopes.items;
    const [service] = sections.services.items;
    const [incident] = sections.incidents.items;
    for (const [path, filter] of [
      ['/', {}],
      ['/history', {}],
      [`/incidents/${incident?.id}`, {}],
      [`/scopes/${scope?.id}`, { scope: String(scope?.id) }],
      [`/services/${service?.id}`, { service: String(service?.id) }],
      [`/places/${service?.id}/${scope?.id}`, { scope: String(scope?.id), service: String(service?.id) }],
    ] as const) {
      const feeds = await feedsOf(board.url + path);
      expect(feeds.map(({ type }) => type).sort(), path).toEqual([
        'application/atom+xml',
        'application/atom+xml',
        'application/feed+json',
        'application/rss+xml',
      ]);
      for (const { address, type, title } of feeds) {
        const { searchParams } = new URL(address, board.url);
        const { kind, ...selected } = Object.fromEntries(searchParams);
        expect([path, selected, title.length > 0]).toEqual([path, filter, true]);
        const response = await fetch(new URL(address, board.url));
        expect([address, response.status]).toEqual([address, 200]);
        expect(response.headers.get('content-type')).toContain(type);
        expect([undefined, 'change']).toContain(kind);
      }
    }
  });

  test('leads from a French page to French feeds', async () => {
    const feeds = await feedsOf(`${board.url}/`, { 'accept-language': 'fr' });
    for (const { address } of feeds) expect(new URL(address, board.url).searchParams.get('lang')).toBe('fr');
    expect(feeds[0]?.title).toContain('Incidents, maintenances, annonces');
  });

  test('lists what is open, with links to its pages', async () => {
    const parser = new Parser();
    for (const format of ['atom', 'rss']) {
      const text = await (await fetch(`${board.url}/feed.${format}`)).text();
      const { items } = await parser.parseString(text);
      const paths = items.map(({ link = '' }) => new URL(link, board.url).pathname);
      for (const kind of ['incidents', 'maintenances', 'announcements'] as const)
        for (const { id } of sections[kind].items) expect(paths).toContain(`/${kind}/${id}`);
      const [first] = items;
      const page = await fetch(new URL(first?.link ?? '', board.url));
      expect(page.status).toBe(200);
    }
  });

  test('answers 304 to a reader that has the feed, and HEAD without a body', async () => {
    for (const path of ADDRESSES) {
      // The board may change between two requests.
      await expect
        .poll(
          async () => {
            const { headers } = await fetch(board.url + path);
            const etag = headers.get('etag') ?? 'none';
            const again = await fetch(board.url + path, { headers: { 'if-none-match': etag } });
            return [again.status, await again.text(), again.headers.get('etag') === etag];
          },
          { message: path },
        )
        .toEqual([304, '', true]);
      const head = await fetch(board.url + path, { method: 'HEAD' });
      expect([path, head.status, await head.text()]).toEqual([path, 200, '']);
    }
  });

  test.each([
    [{ width: 1280, height: 900 }, 'en-GB', 'Subscribe', 'Close'],
    [{ width: 360, height: 740 }, 'fr-FR', 'S’abonner', 'Fermer'],
  ])('offers them on its pages at %j in %s, without a script', async (viewport, locale, label, close) => {
    const browser = await launchChromium();
    const context = await browser.newContext({ viewport, locale, javaScriptEnabled: false });
    const page = await context.newPage();
    const [scope] = sections.scopes.items;
    const [service] = sections.services.items;
    const [maintenance] = sections.maintenances.items;
    for (const path of [
      '/',
      `/scopes/${scope?.id}`,
      `/services/${service?.id}`,
      `/places/${service?.id}/${scope?.id}`,
      '/maintenances',
      `/maintenances/${maintenance?.id}`,
    ]) {
      await page.goto(board.url + path);
      await page.getByRole('button', { name: label, exact: true }).click();
      const dialog = page.getByRole('dialog', { name: label });
      await dialog.waitFor();
      const box = await dialog.boundingBox();
      expect([path, (box?.x ?? -1) >= 0]).toEqual([path, true]);
      expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThanOrEqual(viewport.width);
      const links = await dialog.getByRole('link').all();
      expect([path, links.length]).toEqual([path, 7]);
      await dialog.getByRole('button', { name: close }).click();
      await dialog.waitFor({ state: 'hidden' });
    }
    await browser.close();
  });
});

describe('a private board', () => {
  let source: SandboxServer;
  let board: BoardProcess;
  let url: string;
  const env = { ...MEMBERS_ENV, BOARD_ACCESS: 'private', VIEWER_LIMITS: '{"all":{},"few":{"scopes":["1"]}}' };

  beforeAll(async () => {
    source = await startSandbox({ mood: 'storm' });
    const port = await findFreePort();
    url = `http://127.0.0.1:${port}`;
    board = await startBoardOn(source, { ...env, ...SLOW, BOARD_URL: url, PORT: String(port) });
    const cookie = await signInAs('all', { ...env, BOARD_URL: url });
    await waitForSections(url, { cookie });
  });
  afterAll(async () => {
    await board.stop();
    await source.kill();
  });

  const makeToken = async (group: string, name: string): Promise<string> => {
    const link = await makeLink(url, await signInAs(group, { ...env, BOARD_URL: url }), name);
    return link.split('/').at(-1) ?? '';
  };

  test('answers 401 without a token, and with one that does not exist', async () => {
    for (const path of ADDRESSES)
      for (const query of ['', `?share=${'a'.repeat(43)}`, '?share=']) {
        const response = await fetch(url + path + query, { redirect: 'manual' });
        expect([path, query, response.status]).toEqual([path, query, 401]);
        expect(await response.text()).toBe('{"message":"Sign in to see this board.","code":"refused"}');
      }
  });

  test('opens with the token of a share link, without internal events, until it is revoked', async () => {
    const token = await makeToken('all', 'Feed reader');
    for (const path of ADDRESSES) {
      const response = await fetch(`${url}${path}?share=${token}`);
      expect([path, response.status]).toEqual([path, 200]);
      expect(response.headers.get('cache-control')).toContain('private');
      const text = await response.text();
      expect(text).not.toMatch(/INTERNAL/);
      expect(text).not.toContain(token);
      expect(text.replaceAll(/\r\n /g, '')).toContain(`${url}/maintenances/`);
    }
    await revokeScreen(url, await signInAs('all', { ...env, BOARD_URL: url }), 'Feed reader');
    await expect.poll(async () => (await fetch(`${url}/feed.atom?share=${token}`)).status).toBe(401);
  });

  test('shows a guest only the part that the link shows', async () => {
    const [shown, hidden] = [1, 2].map((id) => source.sandbox.store.scope.get(id)?.name ?? '');
    const token = await makeToken('few', 'A part');
    const read = async (query: string) => fetch(`${url}/feed.json?share=${token}${query}`);
    const { items } = (await (await read('')).json()) as JsonFeed;
    expect(items.length).toBeGreaterThan(0);
    for (const { content_html: html } of items) expect(html).toContain(`/ ${shown}`);
    const refused = await read(`&scope=${encodeURIComponent(hidden ?? '')}`);
    expect(refused.status).toBe(400);
  });
});

test('a board without a token keeps sequences and ids of changes after a restart', async () => {
  const source = await startOwnSource({ mood: 'calm' });
  const { store } = source.sandbox;
  const folder = emptyFolder();
  const start = async () => {
    const board = await startBoard({
      PRODMANAGER_URL: source.url,
      REFRESH_INTERVAL_SECONDS: '1',
      DATA_DIR: folder,
    });
    await waitForSections(board.url);
    return board;
  };
  const readChanges = async ({ url }: BoardProcess): Promise<readonly string[]> => {
    const { items } = (await (await fetch(`${url}/feed.json?kind=change`)).json()) as JsonFeed;
    return items.filter((item) => item.url.includes('/monitors/')).map(({ id }) => id);
  };

  const first = await start();
  const [monitor] = store.monitor.values();
  const maintenance = [...store.maintenance.values()].find(({ status }) => status === 'scheduled');
  if (!monitor || !maintenance) throw new Error('the sandbox has no monitor or no scheduled maintenance');
  const eventOf = async (board: BoardProcess) =>
    (await readEvents(board.url)).find(({ start }) => start === '2036-01-01T10:00:00Z');
  const before = await readEvents(first.url);
  await untilNextSecond();

  store.maintenance.replace({
    ...maintenance,
    scheduled_start_date: '2036-01-01T10:00',
    scheduled_end_date: '2036-01-01T12:00',
  });
  store.monitor.replace({ ...monitor, status: monitor.status === 'alert' ? 'ok' : 'alert' });
  const idOf = async () => (await eventOf(first))?.uid;
  await expect.poll(idOf).toBeDefined();
  const uid = await idOf();
  const sequence = before.find((event) => event.uid === uid)?.sequence ?? Infinity;
  // The history is written after the board has changed.
  await expect.poll(async () => (await eventOf(first))?.sequence).toBeGreaterThan(sequence);
  await expect.poll(async () => (await readChanges(first)).length).toBe(1);
  const [event, changes] = [await eventOf(first), await readChanges(first)];
  expect(await first.stop()).toBe(0);

  const second = await start();
  expect(await eventOf(second)).toEqual(event);
  expect(await readChanges(second)).toEqual(changes);
  expect(await second.stop()).toBe(0);
});
