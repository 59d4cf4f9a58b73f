import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startBoardOn } from '../support/own-board';
import type { BoardProcess } from '../support/board-process';
import { launchChromium } from '../support/chromium';
import { startFickleProxy, type FickleProxy } from '../support/fickle-proxy';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';
import { isSamePage, markPage, says } from '../support/wall-page';

const LIVE = /^● live, \d+ s ago/;
const OFFLINE = /^This screen is offline, \d+ s old/;
const WALLS = ['/wall', '/wall/lite'];

const INTERVAL_MS = 2_000;
const REFRESHED = { REFRESH_INTERVAL_SECONDS: String(INTERVAL_MS / 1_000) };

let source: SandboxServer;
let board: BoardProcess;
let proxy: FickleProxy;
let browser: Browser;
let pages: readonly Page[];

beforeAll(async () => {
  source = await startSandbox({ mood: 'storm' });
  board = await startBoardOn(source, REFRESHED);
  [proxy, browser] = await Promise.all([startFickleProxy(board.url), launchChromium()]);
  pages = await Promise.all(
    WALLS.map(async (path) => {
      const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
      // Asked once all scripts are there: before that a wall is right to begin anew where one of them does not load.
      const hasStarted = page.waitForResponse(/\/api\/screens\/renew$/);
      await page.goto(`${proxy.url}${path}?size=75&distance=2.5`);
      await hasStarted;
      await says(page, LIVE);
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

/** Both walls, told by their paths, say something within a time. */
async function allSay(what: RegExp): Promise<void> {
  await Promise.all(pages.map((page) => says(page, what)));
}
async function expectSamePages(): Promise<void> {
  expect(await Promise.all(pages.map(isSamePage))).toEqual([true, true]);
}

describe('a wall that nobody touches, and its plain twin', () => {
  test.each(['bad-gateway', 'login', 'never'] as const)(
    'say that they are offline while a proxy answers with %s, and recover as they are',
    async (mood) => {
      proxy.mood = mood;
      await allSay(OFFLINE);
      await allSay(/^This screen is offline: .* old, it cannot reach the dashboard/);
      for (const page of pages) expect(await page.getByText('Sign in').count()).toBe(0);
      proxy.mood = 'good';
      await allSay(LIVE);
      await expectSamePages();
    },
  );

  test('say that the data is old, then that nothing is known, with the reason, and recover', async () => {
    await source.kill();
    await allSay(/^Delayed, \d+ s old/);
    await allSay(/^Delayed: .* old, source unreachable/);
    await allSay(/^Unknown, \d+ s old/);
    await allSay(/^Status unknown/);
    await source.revive();
    await allSay(LIVE);
    await expectSamePages();
  });

  test('survive the end of the dashboard and its new beginning', async () => {
    await board.kill();
    await allSay(OFFLINE);
    board = await startBoardOn(source, REFRESHED);
    proxy.target = board.url;
    await allSay(LIVE);
    await expectSamePages();
  });
});
