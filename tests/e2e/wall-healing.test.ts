import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startBoardOn } from '../support/own-board';
import type { BoardProcess } from '../support/board-process';
import { launchChromium } from '../support/chromium';
import { startFickleProxy, type FickleProxy, type ProxyMood } from '../support/fickle-proxy';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';

const LIVE = /^● live, \d+ s ago/;
const OFFLINE = /^This screen is offline, \d+ s old/;

let source: SandboxServer;
let board: BoardProcess;
let proxy: FickleProxy;
let browser: Browser;

beforeAll(async () => {
  source = await startSandbox({ mood: 'storm' });
  board = await startBoardOn(source, { REFRESH_INTERVAL_SECONDS: '2' });
  [proxy, browser] = await Promise.all([startFickleProxy(board.url), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await proxy.close();
  await board.stop();
  await source.kill();
});

async function openWall({ url } = proxy): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.goto(`${url}/wall?size=75&distance=2.5`);
  await page.getByText(LIVE).waitFor({ timeout: 20_000 });
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  return page;
}
const isSamePage = (page: Page) => page.evaluate(() => 'isSamePage' in window);

describe('a wall that nobody touches', () => {
  test('says that it is offline while its proxy answers nonsense or never, and recovers as it is', async () => {
    const heal = async (mood: ProxyMood) => {
      const own = await startFickleProxy(board.url);
      const page = await openWall(own);
      own.mood = mood;
      await page.getByText(OFFLINE).waitFor({ timeout: 30_000 });
      expect(await page.getByText('Sign in').count()).toBe(0);
      own.mood = 'good';
      await page.getByText(LIVE).waitFor({ timeout: 40_000 });
      expect(await isSamePage(page), mood).toBe(true);
      await page.close();
      await own.close();
    };
    await Promise.all((['bad-gateway', 'login', 'never'] as const).map(heal));
  });

  test('says that the dashboard lost its source, and recovers', async () => {
    const page = await openWall();
    await source.kill();
    await page.getByText(/^Unknown, \d+ s old/).waitFor({ timeout: 30_000 });
    expect((await page.getByRole('heading', { level: 1 }).innerText()).trim()).toBe('Status unknown');
    await page.getByText(/source unreachable/).waitFor();
    await source.revive();
    await page.getByText(LIVE).waitFor({ timeout: 30_000 });
    await page.close();
  });

  test('survives the end of the dashboard and its new beginning', async () => {
    const page = await openWall();
    await board.kill();
    await page.getByText(OFFLINE).waitFor({ timeout: 20_000 });
    board = await startBoardOn(source, { REFRESH_INTERVAL_SECONDS: '2' });
    proxy.target = board.url;
    await page.getByText(LIVE).waitFor({ timeout: 30_000 });
    expect(await isSamePage(page)).toBe(true);
    await page.close();
  });

  test('shows the right age and time though its own clock is an hour wrong', async () => {
    const page = await browser.newPage();
    await page.clock.install({ time: Date.now() - 3_600_000 });
    await page.clock.resume();
    await page.goto(`${proxy.url}/wall?size=75&distance=2.5`);
    await page.getByText(LIVE).waitFor({ timeout: 20_000 });
    const shown = await page.getByText(/^\d\d:\d\d:\d\d/).innerText();
    const [hours, minutes] = shown.split(':').map(Number);
    const now = new Date();
    const apart = Math.abs(
      (hours ?? 0) * 60 + (minutes ?? 0) - (now.getUTCHours() * 60 + now.getUTCMinutes()),
    );
    expect(Math.min(apart, 1_440 - apart)).toBeLessThanOrEqual(1);
    await page.close();
  });

  test('takes over a new build by itself', async () => {
    const page = await openWall();
    proxy.mood = 'new-build';
    await expect
      .poll(() => isSamePage(page).catch(() => true), { timeout: 60_000, interval: 500 })
      .toBe(false);
    await page.getByRole('heading', { level: 1 }).waitFor();
    proxy.mood = 'good';
    await page.close();
  });
});
