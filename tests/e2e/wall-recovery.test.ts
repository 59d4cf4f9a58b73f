import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startBoardOn } from '../support/own-board';
import type { BoardProcess } from '../support/board-process';
import { launchChromium } from '../support/chromium';
import { startFaultyProxy, type FaultyProxy } from '../support/faulty-proxy';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';
import { isSamePage, markPage, waitForText } from '../support/wall-page';

const LIVE = /^● live, \d+ s ago/;
const OFFLINE = /^This screen is offline\. Showing data from \d+ s ago\./;
const WALLS = ['/wall', '/wall/lite'];

const INTERVAL_MS = 2_000;
const REFRESHED = { REFRESH_INTERVAL_SECONDS: String(INTERVAL_MS / 1_000) };

let source: SandboxServer;
let board: BoardProcess;
let proxy: FaultyProxy;
let browser: Browser;
let pages: readonly Page[];

beforeAll(async () => {
  source = await startSandbox({ mood: 'storm' });
  board = await startBoardOn(source, REFRESHED);
  [proxy, browser] = await Promise.all([startFaultyProxy(board.url), launchChromium()]);
  pages = await Promise.all(
    WALLS.map(async (path) => {
      const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
      // After all scripts are loaded: before that, a wall reloads when a script fails.
      const hasStarted = page.waitForResponse(/\/api\/screens\/renew$/);
      await page.goto(`${proxy.url}${path}?size=75&distance=2.5`);
      await hasStarted;
      await waitForText(page, LIVE);
      await markPage(page);
      return page;
    }),
  );
});
afterAll(async () => {
  await browser.close();
  await proxy.close();
  await board.stop();
  await source.kill();
});

/** Waits until both walls show a text. */
async function allSay(what: RegExp): Promise<void> {
  await Promise.all(pages.map((page) => waitForText(page, what)));
}
async function expectSamePages(): Promise<void> {
  expect(await Promise.all(pages.map(isSamePage))).toEqual([true, true]);
}

describe('both walls without interaction', () => {
  test.each(['bad-gateway', 'login', 'never'] as const)(
    'are offline while a proxy returns %s, and recover without a reload',
    async (mood) => {
      proxy.mode = mood;
      await allSay(OFFLINE);
      for (const page of pages) expect(await page.getByText('Sign in').count()).toBe(0);
      proxy.mode = 'good';
      await allSay(LIVE);
      await expectSamePages();
    },
  );

  test('show delayed, then unknown data with the reason, and recover', async () => {
    await source.kill();
    await allSay(/^Delayed$/);
    await allSay(/^Delayed: last update \d+ s ago, ProdManager unreachable/);
    await allSay(/^No data for \d+ s/);
    await allSay(/^Status unknown/);
    await source.revive();
    await allSay(LIVE);
    await expectSamePages();
  });

  test('survive a restart of the board', async () => {
    await board.kill();
    await allSay(OFFLINE);
    board = await startBoardOn(source, REFRESHED);
    proxy.target = board.url;
    await allSay(LIVE);
    await expectSamePages();
  });
});
