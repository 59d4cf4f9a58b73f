import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startBoard, type BoardProcess } from '../support/board-process';
import { launchChromium, collectErrors } from '../support/chromium';
import { PATIENCE_MS } from '../support/patience';

let board: BoardProcess;
let browser: Browser;

beforeAll(async () => {
  [board, browser] = await Promise.all([startBoard({ REFRESH_INTERVAL_SECONDS: '2' }), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await board.stop();
});

describe('the overview without configuration', () => {
  test('is marked as demo data, with a link to the set-up', async () => {
    const page = await browser.newPage();
    await page.goto(board.url);
    await page.getByText('Demo data.').click();
    await page.getByText('PRODMANAGER_URL=').waitFor();
    await page.close();
  });

  test('is complete without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(board.url);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toBe('');
    expect(await page.getByRole('columnheader').count()).toBe(9);
    expect(await page.getByRole('rowheader').count()).toBe(12);
    for (const name of ['Active incidents', /^(Scheduled m|M)aintenances$/, 'Announcements']) {
      await page.getByRole('heading', { level: 2, name }).waitFor();
    }
    await context.close();
  });

  test('updates live without a reload or errors', async () => {
    const page = await browser.newPage();
    const complaints = collectErrors(page);
    await page.goto(board.url);
    await page.getByText('● Live').waitFor();
    const map = page.getByRole('grid');
    const before = await map.innerText();
    await page.evaluate(() => Object.assign(window, { isSamePage: true }));
    await expect.poll(() => map.innerText(), { timeout: 60_000, interval: 500 }).not.toBe(before);
    expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('keeps polling with an interval longer than its clock tick', async () => {
    const slow = await startBoard({ REFRESH_INTERVAL_SECONDS: '15' });
    const page = await browser.newPage();
    const asked: number[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/view/')) asked.push(Date.now());
    });
    await page.goto(slow.url);
    await page.getByText('● Live').waitFor();
    await expect.poll(() => asked.length, { timeout: PATIENCE_MS }).toBeGreaterThanOrEqual(4);
    await page.close();
    await slow.stop();
  });

  test.each(['/nothing', '/incidents/999999', '/wall/nothing'])(
    'returns a complete 404 page for %s',
    async (path) => {
      const context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr' });
      const page = await context.newPage();
      const response = await page.goto(board.url + path);
      expect(response?.status()).toBe(404);
      await page.getByRole('heading', { name: 'Page introuvable' }).waitFor();
      expect(await page.title()).toBe('Page introuvable');
      await page.getByRole('navigation').getByRole('link', { name: 'Incidents' }).click();
      await page.getByRole('heading', { name: 'Incidents', level: 1 }).waitFor();
      await context.close();
    },
  );
});
