import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startBoardOn } from '../support/own-board';
import type { BoardProcess } from '../support/board-process';
import { launchChromium } from '../support/chromium';
import { startFaultyProxy, type FaultyProxy } from '../support/faulty-proxy';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';
import { isSamePage, markPage, waitForText } from '../support/wall-page';
import { PATIENCE_MS } from '../support/patience';

// Playwright's clock advances in the browser; servers and network use real time.

const LIVE = /^● live, \d+ s ago/;
const SCRIPTS = '**/_next/static/chunks/*.js';
const WALL = '/wall?size=75&distance=2.5';

let source: SandboxServer;
let board: BoardProcess;
let browser: Browser;
const proxies: FaultyProxy[] = [];

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

async function startProxy(): Promise<FaultyProxy> {
  const proxy = await startFaultyProxy(board.url);
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
  // After all scripts are loaded: before that, a wall reloads when a script fails.
  const hasStarted = page.waitForResponse(/\/api\/screens\/renew$/);
  await page.goto(url + WALL + query);
  await hasStarted;
  await waitForText(page, LIVE);
  await markPage(page);
  return page;
}

async function pass(page: Page, seconds: number, steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) await page.clock.fastForward(seconds * 1_000);
}

/** A night in UTC that begins some hours after now. */
function nightIn(hours: number): string {
  const from = new Date(Date.now() + hours * 3_600_000).getUTCHours();
  return `&zone=UTC&night=${from}-${(from + 2) % 24}`;
}

/** Advances the clock in steps until a page has reloaded. */
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
  ])('reloads a page whose scripts %s once, and again only after four minutes', async (_, spoil) => {
    const page = await newPage();
    let loads = 0;
    page.on('load', () => (loads += 1));
    await spoil(page);
    await page.goto(board.url + WALL);
    await expect
      .poll(async () => pass(page, 20, 1).then(() => loads), { timeout: PATIENCE_MS, interval: 500 })
      .toBe(2);
    // Steps during the reload count too, so some are left over.
    await pass(page, 20, 8);
    await page.waitForTimeout(500);
    expect(loads).toBe(2);
    await page.unroute(SCRIPTS);
    await pass(page, 20, 6);
    await expect.poll(() => loads, { timeout: PATIENCE_MS }).toBe(3);
    await waitForText(page, LIVE);
    await page.close();
  });

  test('keeps a page whose late script failed until the board responds', async () => {
    const proxy = await startProxy();
    const page = await newPage();
    const html = await fetch(board.url + WALL).then((response) => response.text());
    await page.route(SCRIPTS, (route) =>
      html.includes(new URL(route.request().url()).pathname) ? route.continue() : route.abort(),
    );
    const isLost = page.waitForEvent('requestfailed');
    await page.goto(proxy.url + WALL);
    await isLost;
    proxy.mode = 'bad-gateway';
    await markPage(page);
    await pass(page, 20, 9);
    await waitForText(page, /^This screen is offline\. Showing data from \d+ min ago\./);
    expect(await isSamePage(page)).toBe(true);
    await page.unroute(SCRIPTS);
    proxy.mode = 'good';
    await passUntilNew(page, () => pass(page, 20, 1));
    await waitForText(page, LIVE);
    await page.close();
  });

  test('reloads a page whose clock stopped, and restarts polling that stopped', async () => {
    const page = await newPage();
    await page.addInitScript(`for (const name of ['Interval', 'Timeout']) {
      const [made, set] = [[], window['set' + name]];
      window['set' + name] = (...given) => { const id = set(...given); made.push(id); return id; };
      window['stop' + name] = (from) => made.slice(from).forEach(window['clear' + name]);
    }`);
    await page.goto(board.url + WALL);
    await waitForText(page, LIVE);
    await markPage(page);
    await page.evaluate('stopTimeout(0)');
    await pass(page, 5, 6);
    await waitForText(page, LIVE);
    expect(await isSamePage(page)).toBe(true);
    // The first request is the watchdog's.
    await page.evaluate('stopInterval(1)');
    await passUntilNew(page, () => pass(page, 20, 1));
    await waitForText(page, LIVE);
    await page.close();
  });

  test('reloads once each night and at no other time', async () => {
    const [byNight, byDay] = await Promise.all([
      openWall(board.url, nightIn(0)),
      openWall(board.url, nightIn(6)),
    ]);
    for (const page of [byNight, byDay]) await page.clock.fastForward('12:30:00');
    await Promise.all([waitForText(byNight, LIVE), waitForText(byDay, LIVE)]);
    await passUntilNew(byNight, () => Promise.all([pass(byNight, 10, 1), pass(byDay, 10, 1)]));
    await waitForText(byNight, LIVE);
    expect(await isSamePage(byDay)).toBe(true);
    await Promise.all([byNight.close(), byDay.close()]);
  });

  test('reloads for a new build', async () => {
    const proxy = await startProxy();
    const page = await openWall(proxy.url);
    proxy.mode = 'new-build';
    await passUntilNew(page, () => pass(page, 20, 1));
    await page.close();
  });
});

describe('the clock of a wall', () => {
  test('keeps its data through a day offline and continues without a reload', async () => {
    const proxy = await startProxy();
    const page = await openWall(proxy.url, nightIn(6));
    proxy.mode = 'bad-gateway';
    await pass(page, 3_600, 24);
    await waitForText(page, /^This screen is offline\. Showing data from (1 d|24 h)/);
    expect((await page.getByRole('heading', { level: 1 }).innerText()).trim()).toBe('Status unknown');
    proxy.mode = 'good';
    await waitForText(page, LIVE);
    expect(await isSamePage(page)).toBe(true);
    await page.close();
  });

  test('shows the right time with a wrong system clock', async () => {
    const page = await newPage(Date.now() - 3_600_000);
    await page.goto(`${board.url}${WALL}&zone=UTC`);
    await waitForText(page, LIVE);
    const now = new Date().toISOString().slice(11, 16);
    const soon = new Date(Date.now() + 60_000).toISOString().slice(11, 16);
    await waitForText(page, new RegExp(`^(${now}|${soon}):`));
    await page.close();
  });

  test('follows daylight saving time of its zone', async () => {
    const proxy = await startProxy();
    const page = await browser.newPage();
    await page.goto(`${proxy.url}${WALL}&zone=Europe/Paris`);
    await waitForText(page, LIVE);
    for (const [at, clock] of [
      ['2027-03-28T00:59:20Z', /^01:59:/],
      ['2027-03-28T01:00:10Z', /^03:00:/],
      ['2026-10-25T00:59:20Z', /^02:59:/],
      ['2026-10-25T01:00:10Z', /^02:00:/],
    ] as const) {
      proxy.shiftMs = Date.parse(at) - Date.now();
      await waitForText(page, clock);
      await waitForText(page, LIVE);
    }
    await page.close();
  });
});
