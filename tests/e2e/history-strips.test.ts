import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { WallBoard } from '@/lib/status/wall/wall-board';

import type { BoardProcess } from '../support/board-process';
import { launchChromium } from '../support/chromium';
import { startBoardOn } from '../support/own-board';
import { PATIENCE_MS } from '../support/patience';
import { recordDays, type RecordedDays } from '../support/recorded-days';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';

const HOUR_MS = 3_600_000;
const dataDir = mkdtempSync(join(tmpdir(), 'recorded-'));

let source: SandboxServer;
let board: BoardProcess;
let browser: Browser;
let failed: RecordedDays['failed'];

beforeAll(async () => {
  source = await startSandbox({ mood: 'calm' });
  ({ failed } = await recordDays(dataDir, source));
  board = await startBoardOn(source, { DATA_DIR: dataDir });
  browser = await launchChromium();
}, PATIENCE_MS);
afterAll(async () => {
  await browser.close();
  await board.stop();
  await source.kill();
  rmSync(dataDir, { recursive: true, force: true });
});

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(`${board.url}${path}`);
  return page;
}

const stripOf = (page: Page, range: string): Locator =>
  page.getByRole('group', { name: new RegExp(`^${range}\\.`) });
/** What is written above a strip: the bar that is chosen, or its sum. */
const textOf = (strip: Locator): Promise<string> => strip.locator('..').locator('[aria-live]').innerText();
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const titlesOf = async (strip: Locator): Promise<string[]> =>
  (await strip.locator('[data-bar] title').allTextContents()).map(plain);

/** The strip of seven days of the failed monitor's service, once keys work. */
async function openStrip(options?: BrowserContextOptions) {
  const page = await open(`/services/${failed.serviceId}`, options);
  const strip = stripOf(page, '7 days');
  await expect.poll(() => strip.getAttribute('tabindex'), { timeout: PATIENCE_MS }).toBe('0');
  const summary = plain(await textOf(strip));
  const shows = (text: string | undefined) =>
    expect.poll(async () => plain(await textOf(strip)), { timeout: PATIENCE_MS }).toBe(text);
  return { page, strip, summary, shows, titles: await titlesOf(strip) };
}

describe('the strips of a page', () => {
  test('show the recorded days: an outage, and what was not observed', async () => {
    const { titles, summary } = await openStrip();
    expect(titles).toHaveLength(7);
    expect(titles.filter((title) => /Alert .*% · .*% available · 1 outage/.test(title))).toHaveLength(1);
    expect(titles.filter((title) => title.includes('OK 50% · Not observed 50%'))).toHaveLength(1);
    expect(summary).toMatch(/^\d+(\.\d+)?% available · \d+(\.\d+)?% observed$/);
  });

  test('are read with the arrow keys, Home and End, and show their sum again without focus', async () => {
    const { page, strip, summary, shows, titles } = await openStrip();
    await strip.focus();
    await shows(summary);
    for (const [key, at] of [
      ['ArrowLeft', -1],
      ['ArrowLeft', -2],
      ['ArrowRight', -1],
      ['ArrowRight', -1],
      ['Home', 0],
      ['ArrowLeft', 0],
      ['ArrowRight', 1],
      ['End', -1],
    ] as const) {
      await page.keyboard.press(key);
      await shows(titles.at(at));
      expect(await strip.locator('[data-current]').count()).toBe(1);
    }
    await page.keyboard.press('Tab');
    await shows(summary);
    expect(await strip.locator('[data-current]').count()).toBe(0);
  });

  test('are reached with Tab, and leave keys with modifiers to the browser', async () => {
    const { page, strip, shows, titles } = await openStrip();
    await stripOf(page, '24 h').focus();
    await page.keyboard.press('Tab');
    expect(await strip.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Home');
    await shows(titles[0]);
    await page.keyboard.press('Control+ArrowRight');
    await shows(titles[0]);
  });

  test('are read with a pointer, until it leaves', async () => {
    const { page, strip, summary, shows, titles } = await openStrip();
    await strip.locator('[data-bar]').nth(2).hover();
    await shows(titles[2]);
    await strip.locator('[data-bar]').nth(4).hover();
    await shows(titles[4]);
    await page.mouse.move(0, 0);
    await shows(summary);
  });

  test('keep what was tapped on a phone', async () => {
    const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
    const { page, strip, shows, titles } = await openStrip(phone);
    await strip.locator('[data-bar]').nth(3).tap();
    await shows(titles[3]);
    await strip.locator('[data-bar]').nth(1).tap();
    await shows(titles[1]);
    const [width, viewport] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(width).toBe(viewport);
  });

  test('have their numbers in tables for those who do not see them', async () => {
    const { page } = await openStrip();
    expect(await page.getByRole('table', { name: '90 days' }).count()).toBe(0);
    await page.getByText('Show as a table').click();
    const [hours, days] = ['24 h', '90 days'].map((name) => page.getByRole('table', { name, exact: true }));
    expect(await hours?.getByRole('rowheader').count()).toBe(24);
    expect(await days?.getByRole('rowheader').count()).toBe(90);
    expect(await days?.getByRole('columnheader').allInnerTexts()).toEqual([
      'Period',
      'Worst state',
      'Availability',
      'Not observed',
      'Outages',
      'Incidents',
    ]);
    const cells = (await days?.getByRole('row').allInnerTexts()) ?? [];
    expect(cells.filter((row) => /Alert/.test(row))).toHaveLength(1);
    expect(cells.filter((row) => /No data/.test(row))).toHaveLength(90 - 9);
  });

  test('are printed as pictures, without what only works on a screen', async () => {
    const { page } = await openStrip();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('Show as a table').isVisible()).toBe(false);
    expect(await page.getByRole('img', { name: /^7 days: / }).isVisible()).toBe(true);
  });

  test('are complete without JavaScript', async () => {
    const page = await open(`/services/${failed.serviceId}`, { javaScriptEnabled: false });
    const strip = stripOf(page, '7 days');
    expect(await strip.getAttribute('tabindex')).toBeNull();
    expect(await page.getByRole('img', { name: /^7 days: .*% available/ }).isVisible()).toBe(true);
    expect(await titlesOf(strip)).toHaveLength(7);
    await page.getByText('Show as a table').click();
    expect(await page.getByRole('table', { name: '90 days' }).isVisible()).toBe(true);
  });

  test('are in French for French readers', async () => {
    const page = await open(`/services/${failed.serviceId}`, { locale: 'fr-FR' });
    expect((await titlesOf(stripOf(page, '7 jours'))).join('\n')).toMatch(
      /Alerte .*disponible à .* · 1 panne/,
    );
    expect(await page.getByText('Afficher sous forme de tableau').isVisible()).toBe(true);
  });

  test('of a monitor and of its place show the same outage', async () => {
    const { id, serviceId, scopeId } = failed;
    for (const path of [`/monitors/${id}`, `/places/${serviceId}/${scopeId}`, `/scopes/${scopeId}`]) {
      const titles = await titlesOf(stripOf(await open(path), '7 days'));
      expect([path, titles.filter((title) => title.includes('1 outage')).length]).toEqual([path, 1]);
    }
  });
});

test('the strips of services on the overview change their range without JavaScript', async () => {
  const page = await open('/', { javaScriptEnabled: false });
  const pictures = (range: string) => page.getByRole('img', { name: new RegExp(`^${range}: `) });
  const count = await pictures('90 days').count();
  expect(count).toBeGreaterThan(0);
  await page.getByRole('radio', { name: '7 days' }).check();
  expect(await pictures('7 days').count()).toBe(count);
  expect(await pictures('90 days').count()).toBe(0);
});

test('a wall has the last 24 hours of its services, and its data changes with them', async () => {
  const response = await fetch(`${board.url}/api/view/wall`);
  const { views, version } = (await response.json()) as WallBoard;
  const day = views[0]?.day;
  expect(day?.services[failed.serviceId]).toMatch(/^[owamuOWAM-]{24}$/);
  expect(Date.now() - (day?.until ?? 0)).toBeLessThan(HOUR_MS);
  expect(response.headers.get('etag')).toContain(version);
});
