import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startBoard, type BoardProcess } from '../support/board-process';
import { launchChromium } from '../support/chromium';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';
import { PATIENCE_MS } from '../support/patience';

let source: SandboxServer;
let board: BoardProcess;
let browser: Browser;

beforeAll(async () => {
  source = await startSandbox({ mood: 'storm' });
  [board, browser] = await Promise.all([
    startBoard({
      REFRESH_INTERVAL_SECONDS: '3',
      PRODMANAGER_URL: source.url,
      PRODMANAGER_TOKEN: source.token,
    }),
    launchChromium(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await board.stop();
  await source.kill();
});

describe('a board that loses its source', () => {
  test('ages, loses its colours, shows the reason, and recovers by itself', async () => {
    const page = await browser.newPage();
    await page.goto(board.url);
    await page.getByText('● Live').waitFor();
    const verdict = await page.getByRole('heading', { level: 1 }).innerText();
    await page.evaluate(() => Object.assign(window, { isSamePage: true }));

    await source.kill();
    await page.getByText(/^Delayed: last update \d+ s ago$/).waitFor({ timeout: PATIENCE_MS });
    await page.getByText('ProdManager unreachable').first().waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(verdict);

    await page.getByText(/^No data for \d+ s$/).waitFor({ timeout: PATIENCE_MS });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Status unknown');
    await page.getByText(`Last known: ${verdict}`).waitFor();
    await page.getByText(/last update .*\d\d:\d\d:\d\d UTC/).waitFor();
    expect(await page.title()).toMatch(/^Status unknown/);
    const fills = await page.evaluate(() =>
      [...document.querySelectorAll('td .fades')].map((cell) => getComputedStyle(cell).backgroundColor),
    );
    expect(new Set(fills).size).toBe(1);

    await source.revive();
    await page.getByText('● Live').waitFor({ timeout: PATIENCE_MS });
    expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
    await page.close();
  });

  test('ages only the section of a failed resource', async () => {
    const page = await browser.newPage();
    await page.goto(board.url);
    await page.getByText('● Live').waitFor();
    source.sandbox.faults.set([{ kind: 'status', status: 500, path: '/api/incident' }]);
    await page
      .getByText(/^Delayed: last update \d+ s ago, unexpected response from ProdManager$/)
      .waitFor({ timeout: PATIENCE_MS });
    await page.getByText('● Live').waitFor();
    source.sandbox.faults.clear();
    await page.getByText(/^Delayed:/).waitFor({ state: 'detached', timeout: PATIENCE_MS });
    await page.close();
  });

  test('differs from a screen that loses the board', async () => {
    const page = await browser.newPage();
    await page.goto(board.url);
    await page.getByText('● Live').waitFor();
    await page.context().setOffline(true);
    await page
      .getByText(/^This screen is offline\. Showing data from \d+ s ago\.$/)
      .waitFor({ timeout: PATIENCE_MS });
    await page.context().setOffline(false);
    await page.getByText('● Live').waitFor({ timeout: PATIENCE_MS });
    await page.close();
  });
});
