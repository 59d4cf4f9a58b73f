import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startBoard, type BoardProcess } from '../support/board-process';
import { launchChromium, collectErrors } from '../support/chromium';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';
import { PATIENCE_MS } from '../support/patience';

// More than a list draws as a whole.
const MONITORS = 1_200;

let source: SandboxServer;
let board: BoardProcess;
let browser: Browser;

beforeAll(async () => {
  source = await startSandbox({ mood: 'calm', monitors: MONITORS });
  const { monitor } = source.sandbox.store;
  for (const row of monitor.values()) if (row.id % 100 === 0) monitor.replace({ ...row, status: 'alert' });
  for (const row of monitor.values()) if (row.id === 1) monitor.replace({ ...row, status: 'warning' });
  [board, browser] = await Promise.all([
    startBoard({ PRODMANAGER_URL: source.url, PRODMANAGER_TOKEN: source.token }),
    launchChromium(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await board.stop();
  await source.kill();
});

const rowCount = (page: Page) => page.getByRole('table').getAttribute('aria-rowcount');
const rows = (page: Page) => page.getByRole('rowheader');

describe('the list of monitors', () => {
  test('renders only the visible rows of a very long table', async () => {
    const page = await browser.newPage();
    const complaints = collectErrors(page);
    await page.goto(`${board.url}/monitors`);
    await expect
      .poll(() => page.getByRole('navigation', { name: 'Pages of the list' }).count(), {
        timeout: PATIENCE_MS,
      })
      .toBe(0);
    expect(await rowCount(page)).toBe(String(MONITORS + 1));
    expect(await rows(page).count()).toBeLessThan(100);
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    const last = page.locator(`tr[aria-rowindex="${MONITORS + 1}"]`);
    await last.waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('keeps its scroll position when all rows have arrived, on a phone too', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\/api\/view\/monitors\?all=1/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${board.url}/monitors`, { waitUntil: 'load' });
    await page.evaluate(() => window.scrollTo(0, 1_400));
    const read = page.locator('tr[aria-rowindex="24"]');
    const marked = read.and(page.locator('[data-marked]'));
    await read.evaluate((row) => row.setAttribute('data-marked', ''));
    const before = await read.boundingBox();
    expect(before?.y).toBeGreaterThan(0);
    expect(before?.y).toBeLessThan(844);
    release();
    await page.getByRole('navigation', { name: 'Pages of the list' }).waitFor({ state: 'detached' });
    expect(await rows(page).count()).toBeLessThan(50);
    const after = await marked.boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThanOrEqual(2);
    await page.close();
  });

  test('searches and filters in place, and supports the back button', async () => {
    const page = await browser.newPage();
    await page.goto(`${board.url}/monitors`);
    await page.getByText('Status', { exact: true }).first().click();
    await page.getByRole('checkbox', { name: 'alert' }).check();
    await page.waitForURL(/status=alert/);
    await page.getByText(`12 of 1,200 monitors`).waitFor();
    expect(await rows(page).count()).toBe(12);
    await page.getByRole('searchbox').fill('CHK-100');
    await page.getByText('2 of 1,200 monitors', { exact: true }).waitFor();
    await page.waitForURL(/q=CHK-100/);
    await page.getByRole('link', { name: 'Remove alert' }).click();
    await page.waitForURL((url) => !url.search.includes('status'));
    await page.goBack();
    await page.waitForURL(/status=alert/);
    await page.getByText('2 of 1,200 monitors', { exact: true }).waitFor();
    await page.close();
  });

  test('has pages, filters and search without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${board.url}/monitors?group=service&status=nonsense`);
    expect(await page.getByRole('alert').innerText()).toContain('status=nonsense');
    expect(await rowCount(page)).toBe(String(MONITORS + 1));
    await page.getByRole('link', { name: 'Next' }).click();
    await page.waitForURL(/group=service&page=2$/);
    await page.getByText('Page 2 of 24').waitFor();
    await page.getByRole('searchbox').fill('payments');
    await page.getByRole('button', { name: 'Apply' }).first().click();
    await page.waitForURL(/q=payments/);
    expect(await page.getByText(/of 1,200 monitors/).count()).toBe(1);
    await context.close();
  });

  test('stays small with many monitors, and is available in French', async () => {
    const response = await fetch(`${board.url}/monitors`, { headers: { 'accept-language': 'fr' } });
    const html = await response.text();
    expect(html.length).toBeLessThan(300_000);
    expect(html).toContain('Rechercher une sonde par nom');
  });

  test.each([360, 1_280])('does not break status words at %i px', async (width) => {
    for (const [locale, word] of [
      ['en', 'warning'],
      ['fr', 'avertissement'],
    ] as const) {
      const context = await browser.newContext({ locale, viewport: { width, height: 800 } });
      const page = await context.newPage();
      await page.goto(`${board.url}/monitors?status=warning`);
      const cell = page.getByRole('cell', { name: word });
      const lines = await cell.locator('span > span').evaluate((words) => {
        const range = document.createRange();
        range.selectNodeContents(words);
        return range.getClientRects().length;
      });
      expect([word, lines]).toEqual([word, 1]);
      await context.close();
    }
  });
});

test('the page of a monitor shows its status, place and reference', async () => {
  const page = await browser.newPage();
  await page.goto(`${board.url}/monitors/100`);
  const main = page.getByRole('main');
  await main
    .getByText(/^Alert\b/)
    .first()
    .waitFor({ timeout: PATIENCE_MS });
  expect(await main.getByRole('link', { name: 'chk-100' }).getAttribute('href')).toContain('https://');
  await main.getByRole('heading', { level: 2, name: 'Latest changes' }).waitFor();
  await page.close();
});
