import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startBoardOn } from '../support/own-board';
import type { BoardProcess } from '../support/board-process';
import { launchChromium } from '../support/chromium';
import { startFickleProxy, type FickleProxy } from '../support/fickle-proxy';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';
import { isSamePage, markPage, says } from '../support/wall-page';
import { PATIENCE_MS } from '../support/patience';

// Days and minutes pass on a clock that Playwright moves; servers and network keep to their own.

const LIVE = /^● live, \d+ s ago/;
const SCRIPTS = '**/_next/static/chunks/*.js';
const WALL = '/wall?size=75&distance=2.5';

let source: SandboxServer;
let board: BoardProcess;
let browser: Browser;
const proxies: FickleProxy[] = [];

beforeAll(async () => {
  source = await startSandbox({ mood: 'calm', monitors: 40 });
  [board, browser] = await Promise.all([startBoardOn(source), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await Promise.all(proxies.map((proxy) => proxy.close()));
  await board.stop();
  await source.kill();
});

async function startProxy(): Promise<FickleProxy> {
  const proxy = await startFickleProxy(board.url);
  proxies.push(proxy);
  return proxy;
}

async function newPage(atMs = Date.now()): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.clock.install({ time: atMs });
  await page.clock.resume();
  return page;
}

async function openWall(url = board.url, query = ''): Promise<Page> {
  const page = await newPage();
  // Asked once all scripts are there: before that a wall is right to begin anew where one of them does not load.
  const hasStarted = page.waitForResponse(/\/api\/screens\/renew$/);
  await page.goto(url + WALL + query);
  await hasStarted;
  await says(page, LIVE);
  await markPage(page);
  return page;
}

async function pass(page: Page, seconds: number, steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) await page.clock.fastForward(seconds * 1_000);
}

/** The hours from some hours after now, as a night in UTC. */
function nightIn(hours: number): string {
  const from = new Date(Date.now() + hours * 3_600_000).getUTCHours();
  return `&zone=UTC&night=${from}-${(from + 2) % 24}`;
}

/** Takes steps until a page has loaded itself anew, each with time to do so. */
const passUntilNew = (page: Page, step: () => Promise<unknown>) =>
  expect
    .poll(async () => step().then(() => isSamePage(page).catch(() => true)), {
      timeout: PATIENCE_MS,
      interval: 500,
    })
    .toBe(false);

describe('the watchdog of a wall', () => {
  test.each([
    ['do not load', (page: Page) => page.route(SCRIPTS, (route) => route.abort())],
    [
      'load and do not start',
      (page: Page) =>
        page.route(SCRIPTS, (route) => route.fulfill({ contentType: 'text/javascript', body: '' })),
    ],
  ])('loads a page whose scripts %s anew once, and again only after four minutes', async (_, spoil) => {
    const page = await newPage();
    let loads = 0;
    page.on('load', () => (loads += 1));
    await spoil(page);
    await page.goto(board.url + WALL);
    await expect
      .poll(async () => pass(page, 20, 1).then(() => loads), { timeout: PATIENCE_MS, interval: 500 })
      .toBe(2);
    // Steps between the reload and its end count for it: some are left over.
    await pass(page, 20, 8);
    await page.waitForTimeout(500);
    expect(loads).toBe(2);
    await page.unroute(SCRIPTS);
    await pass(page, 20, 6);
    await expect.poll(() => loads, { timeout: PATIENCE_MS }).toBe(3);
    await says(page, LIVE);
    await page.close();
  });

  test('keeps a page whose late script did not load, until the dashboard answers', async () => {
    const proxy = await startProxy();
    const page = await newPage();
    const html = await fetch(board.url + WALL).then((response) => response.text());
    await page.route(SCRIPTS, (route) =>
      html.includes(new URL(route.request().url()).pathname) ? route.continue() : route.abort(),
    );
    const isLost = page.waitForEvent('requestfailed');
    await page.goto(proxy.url + WALL);
    await isLost;
    proxy.mood = 'bad-gateway';
    await markPage(page);
    await pass(page, 20, 9);
    await says(page, /^This screen is offline, \d+ min old/);
    expect(await isSamePage(page)).toBe(true);
    await page.unroute(SCRIPTS);
    proxy.mood = 'good';
    await passUntilNew(page, () => pass(page, 20, 1));
    await says(page, LIVE);
    await page.close();
  });

  test('loads a page anew whose clock stopped, and starts the asking again where that stopped', async () => {
    const page = await newPage();
    await page.addInitScript(`for (const name of ['Interval', 'Timeout']) {
      const [made, set] = [[], window['set' + name]];
      window['set' + name] = (...given) => { const id = set(...given); made.push(id); return id; };
      window['stop' + name] = (from) => made.slice(from).forEach(window['clear' + name]);
    }`);
    await page.goto(board.url + WALL);
    await says(page, LIVE);
    await markPage(page);
    await page.evaluate('stopTimeout(0)');
    await pass(page, 5, 6);
    await says(page, LIVE);
    expect(await isSamePage(page)).toBe(true);
    // The first is the watchdog's own.
    await page.evaluate('stopInterval(1)');
    await passUntilNew(page, () => pass(page, 20, 1));
    await says(page, LIVE);
    await page.close();
  });

  test('begins anew once in each night, and at no other time', async () => {
    const [byNight, byDay] = await Promise.all([
      openWall(board.url, nightIn(0)),
      openWall(board.url, nightIn(6)),
    ]);
    for (const page of [byNight, byDay]) await page.clock.fastForward('12:30:00');
    await Promise.all([says(byNight, LIVE), says(byDay, LIVE)]);
    await passUntilNew(byNight, () => Promise.all([pass(byNight, 10, 1), pass(byDay, 10, 1)]));
    await says(byNight, LIVE);
    expect(await isSamePage(byDay)).toBe(true);
    await Promise.all([byNight.close(), byDay.close()]);
  });

  test('takes over a new build by itself', async () => {
    const proxy = await startProxy();
    const page = await openWall(proxy.url);
    proxy.mood = 'new-build';
    await passUntilNew(page, () => pass(page, 20, 1));
    await page.close();
  });
});

describe('a wall and time', () => {
  test('keeps what it knew through a day offline, and goes on as it is', async () => {
    const proxy = await startProxy();
    const page = await openWall(proxy.url, nightIn(6));
    proxy.mood = 'bad-gateway';
    await pass(page, 3_600, 24);
    await says(page, /^This screen is offline, (1 d|24 h)/);
    expect((await page.getByRole('heading', { level: 1 }).innerText()).trim()).toBe('Status unknown');
    proxy.mood = 'good';
    await says(page, LIVE);
    expect(await isSamePage(page)).toBe(true);
    await page.close();
  });

  test('shows the right time though its own clock is an hour wrong', async () => {
    const page = await newPage(Date.now() - 3_600_000);
    await page.goto(`${board.url}${WALL}&zone=UTC`);
    await says(page, LIVE);
    const now = new Date().toISOString().slice(11, 16);
    const soon = new Date(Date.now() + 60_000).toISOString().slice(11, 16);
    await says(page, new RegExp(`^(${now}|${soon}):`));
    await page.close();
  });

  test('leaves an hour out in spring and has one twice in autumn, where its zone does', async () => {
    const proxy = await startProxy();
    const page = await browser.newPage();
    await page.goto(`${proxy.url}${WALL}&zone=Europe/Paris`);
    await says(page, LIVE);
    for (const [at, clock] of [
      ['2027-03-28T00:59:20Z', /^01:59:/],
      ['2027-03-28T01:00:10Z', /^03:00:/],
      ['2026-10-25T00:59:20Z', /^02:59:/],
      ['2026-10-25T01:00:10Z', /^02:00:/],
    ] as const) {
      proxy.shiftMs = Date.parse(at) - Date.now();
      await says(page, clock);
      await says(page, LIVE);
    }
    await page.close();
  });
});
