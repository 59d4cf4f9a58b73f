import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { BUILD_HEADER } from '@/lib/site/page';

import type { BoardProcess } from '../support/board-process';
import { launchChromium } from '../support/chromium';
import { startBoardWithSource } from '../support/own-board';
import { PATIENCE_MS } from '../support/patience';

let started: Awaited<ReturnType<typeof startBoardWithSource>>;
let board: BoardProcess;
let browser: Browser;

beforeAll(async () => {
  [started, browser] = await Promise.all([
    startBoardWithSource({ mood: 'lively' }, { REFRESH_INTERVAL_SECONDS: '3' }),
    launchChromium(),
  ]);
  board = started.board;
});
afterAll(async () => {
  await browser.close();
  await started.stop();
});

const PAST = '/incidents?tab=past';
const CRITICAL = /\/api\/view\/incidents\?.*severity=critical/;

async function open(path: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${board.url}${path}`);
  // The page reads, so it is hydrated.
  await page.waitForResponse(/\/api\/view/);
  return page;
}

/** Holds requests back. @returns A function that lets them pass. */
async function holdBack(page: Page, url: RegExp): Promise<() => void> {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(url, async (route) => {
    await held;
    // The page may have given up on this request, and asked again.
    await route.continue().catch(() => undefined);
  });
  return release;
}

const pastRows = (page: Page) => page.locator('tbody th[scope=row]');
const heading = (page: Page) => page.locator('main section h2').first();
const list = (page: Page) => page.locator('main [aria-busy]');
const chips = (page: Page) => page.getByRole('list', { name: 'Filters' }).getByRole('link');
const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

async function chooseCritical(page: Page): Promise<void> {
  await page.getByText('Severity', { exact: true }).first().click();
  await page.getByRole('checkbox', { name: 'Critical' }).check();
  await page.waitForURL(/severity=critical/);
}

/** The page still describes the unfiltered rows as unfiltered, and says that it is busy. */
async function expectPreviousResult(page: Page, before: string): Promise<void> {
  expect(await list(page).getAttribute('aria-busy')).toBe('true');
  expect(await heading(page).innerText()).toBe(before);
  expect(await pastRows(page).count()).toBe(20);
  expect(await chips(page).count()).toBe(0);
}

async function expectFilteredResult(page: Page): Promise<void> {
  await page
    .getByRole('heading', { name: /^\d+ past incidents? with these filters$/ })
    .waitFor({ timeout: PATIENCE_MS });
  expect(await list(page).getAttribute('aria-busy')).toBe('false');
  expect(await chips(page).allInnerTexts()).toEqual([expect.stringContaining('Critical'), 'Clear all']);
  expect(await pastRows(page).count()).toBeLessThan(20);
}

describe('a filter whose result is not there yet', () => {
  test('keeps the old rows under their old heading while it is loading', async () => {
    const page = await open(PAST);
    const before = await heading(page).innerText();
    const release = await holdBack(page, CRITICAL);
    await chooseCritical(page);
    await page.getByRole('status').getByText('Loading…').waitFor();
    await expectPreviousResult(page, before);
    release();
    await expectFilteredResult(page);
    expect(await page.getByText('Loading…').count()).toBe(0);
    await page.close();
  });

  test('says that it could not be loaded after a 429, and loads later', async () => {
    const page = await open(PAST);
    const before = await heading(page).innerText();
    await page.route(CRITICAL, (route) =>
      route.fulfill({ status: 429, headers: { [BUILD_HEADER]: 'b' }, json: { message: 'Too much.' } }),
    );
    await chooseCritical(page);
    await page.getByText('This filter could not be loaded.').waitFor({ timeout: PATIENCE_MS });
    await expectPreviousResult(page, before);
    // The dashboard answered, so the screen is not offline.
    expect(await page.getByText(/offline/).count()).toBe(0);
    await page.unroute(CRITICAL);
    await expectFilteredResult(page);
    expect(await page.getByText('could not be loaded').count()).toBe(0);
    await page.close();
  });

  test('says so without a network, and loads once it is back', async () => {
    const page = await open(PAST);
    const before = await heading(page).innerText();
    await page.context().setOffline(true);
    await chooseCritical(page);
    await page.getByText('This filter could not be loaded.').waitFor({ timeout: PATIENCE_MS });
    await expectPreviousResult(page, before);
    await page.context().setOffline(false);
    await expectFilteredResult(page);
    await page.close();
  });

  test('describes the first rows of the monitors until all of them are there', async () => {
    const page = await browser.newPage();
    const release = await holdBack(page, /\/api\/view\/monitors/);
    const asked = page.waitForRequest(/\/api\/view\/monitors/);
    await page.goto(`${board.url}/monitors`);
    const rows = await page.getByRole('rowheader').allInnerTexts();
    await asked;
    await page.getByLabel('Group by').selectOption('service');
    await page.waitForURL(/group=service/);
    await page.getByText('Loading…').waitFor();
    expect(await page.getByRole('rowheader').allInnerTexts()).toEqual(rows);
    release();
    await page.locator('th[scope="rowgroup"]').first().waitFor({ timeout: PATIENCE_MS });
    expect(await list(page).getAttribute('aria-busy')).toBe('false');
    await page.close();
  });
});

test('a day applies once its year is complete, and a day out of bounds when the field is left', async () => {
  const page = await open(PAST);
  const asked = new Set<string>();
  page.on('request', (request) => {
    const after = new URL(request.url()).searchParams.get('after');
    if (after !== null) asked.add(after);
  });
  await page.getByText('Started', { exact: true }).first().click();
  const from = page.getByLabel('From', { exact: true });
  await from.focus();
  // Slower than a field that applies each digit.
  await page.keyboard.type('03022026', { delay: 900 });
  await page.waitForURL(/after=2026-03-02/);
  await from.fill('1998-03-02');
  await from.blur();
  await page.waitForURL(/after=2000-01-01/);
  await expect.poll(() => [...asked]).toEqual(['2026-03-02', '2000-01-01']);
  // A removed filter empties its field.
  await page.getByRole('link', { name: 'Clear all' }).click();
  await expect.poll(() => page.locator('input[name="after"]').inputValue()).toBe('');
  await page.close();
});

describe('the focus', () => {
  test('moves to the next filter when one is removed, and to the form after the last', async () => {
    const page = await open(`${PAST}&severity=critical&severity=high&severity=low`);
    await chips(page).first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => chips(page).count()).toBe(3);
    expect(await focusedText(page)).toContain('Remove High');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => chips(page).count()).toBe(2);
    // There is no next one: "Clear all" must not be pressed by accident.
    expect(await focusedText(page)).toContain('Remove High');
    await page.keyboard.press('Enter');
    await expect.poll(() => chips(page).count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Search and filters',
    );
    await page.close();
  });

  test('stays in the links to other pages on the last page', async () => {
    const page = await open(PAST);
    await page.getByRole('link', { name: 'Next page' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Page 2 of 2').waitFor({ timeout: PATIENCE_MS });
    expect(await focusedText(page)).toBe('Previous page');
    await page.close();
  });
});
