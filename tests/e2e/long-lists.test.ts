import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startBoard, type BoardProcess } from '../support/board-process';
import { CHROMIUM_ARGS, collectErrors, launchChromium, locateChromium } from '../support/chromium';
import { PATIENCE_MS } from '../support/patience';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';

const MONITORS = 300;
const FAILING = 'Failing before the board started';
const LAST = 'Zz the last of all names';

let source: SandboxServer;
let board: BoardProcess;
let browser: Browser;

beforeAll(async () => {
  source = await startSandbox({ mood: 'calm', monitors: MONITORS });
  const { monitor } = source.sandbox.store;
  const [first, second] = monitor.values();
  if (!first || !second) throw new Error('there are no monitors');
  monitor.replace({ ...first, name: FAILING, status: 'alert' });
  monitor.replace({ ...second, name: LAST });
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

const paging = (page: Page) => page.getByRole('navigation', { name: 'Pages of the list' });
const rows = (page: Page) => page.getByRole('rowheader');
const row = (page: Page, number: number) => page.locator(`tr[aria-rowindex="${number}"]`);

/** Opens the list, and waits until the browser has all rows. */
async function openWhole(page: Page, query = ''): Promise<void> {
  await page.goto(`${board.url}/monitors${query}`);
  await expect.poll(() => paging(page).count(), { timeout: PATIENCE_MS }).toBe(0);
}

describe('a list of which only a part has been loaded', () => {
  test('is not grouped until the rest is there, and then has all rows below their headings', async () => {
    const page = await browser.newPage();
    const complaints = collectErrors(page);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\/api\/view\/monitors\?all=1/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${board.url}/monitors`, { waitUntil: 'load' });
    await page.getByRole('combobox', { name: 'Group by' }).selectOption('service');
    await page.waitForURL(/group=service/);
    await expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(1);
    expect(await rows(page).count()).toBe(50);
    expect(await page.locator('th[scope="rowgroup"]').count()).toBe(0);
    release();
    await expect.poll(() => paging(page).count(), { timeout: PATIENCE_MS }).toBe(0);
    const keys = await page
      .locator('tr[data-row]')
      .evaluateAll((all) => all.map((one) => one.dataset['row']));
    const groups = new Set([...source.sandbox.store.monitor.values()].map(({ service }) => `g${service}`));
    expect(keys.filter((key) => key?.startsWith('g')).toSorted()).toEqual([...groups].toSorted());
    expect(new Set(keys).size).toBe(MONITORS + groups.size);
    for (const [index, key] of keys.entries())
      if (key?.startsWith('g')) expect(keys[index + 1]).toMatch(/^m/);
    expect(await page.locator('[aria-busy="true"]').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });
});

describe('a list of up to 1,000 rows', () => {
  test('is in the document as a whole, so that searching in the page finds every row', async () => {
    const page = await browser.newPage();
    await openWhole(page);
    expect(await rows(page).count()).toBe(MONITORS);
    const last = row(page, MONITORS + 1);
    expect(await last.getByRole('link').first().textContent()).toBe(LAST);
    // Browsers search what is skipped in this way only.
    expect(await last.evaluate((one) => getComputedStyle(one).contentVisibility)).toBe('auto');
    await page.close();
  });

  test('is printed as a whole', async () => {
    const page = await browser.newPage();
    await openWhole(page);
    await page.emulateMedia({ media: 'print' });
    const last = row(page, MONITORS + 1);
    expect(await last.evaluate((one) => getComputedStyle(one).contentVisibility)).toBe('visible');
    expect(await last.evaluate((one) => getComputedStyle(one).display)).toBe('table-row');
    await page.close();
  });

  test('keeps its head in view', async () => {
    const page = await browser.newPage();
    await openWhole(page);
    await page.evaluate(() => window.scrollTo(0, 3_000));
    const head = page.getByRole('columnheader', { name: 'Monitor' });
    await expect.poll(async () => Math.round((await head.boundingBox())?.y ?? -1)).toBe(0);
    await page.close();
  });

  test('leaves out a column that is empty for every row, and says "before" of earlier starts', async () => {
    const page = await browser.newPage();
    await openWhole(page, '?status=ok');
    await page.getByRole('columnheader', { name: 'Monitor' }).waitFor();
    expect(await page.getByRole('columnheader', { name: 'Since' }).count()).toBe(0);
    await openWhole(page, '?status=alert');
    await page.getByRole('columnheader', { name: 'Since' }).waitFor();
    await page
      .getByRole('row', { name: FAILING })
      .getByRole('cell', { name: /^before .*\d\d:\d\d/ })
      .waitFor();
    await page.close();
  });
});

/** Leaves the list by the link in a row far down, comes back, and expects the row where it was, with the focus on its link. */
async function leaveAndReturn(page: Page): Promise<void> {
  await openWhole(page);
  await row(page, 200).evaluate((one) => one.scrollIntoView({ block: 'center' }));
  const link = row(page, 200).getByRole('link').first();
  const name = await link.innerText();
  await link.focus();
  // Rows get their heights in the frames after they have come into view.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  const before = (await row(page, 200).boundingBox())?.y ?? 0;
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name }).waitFor();
  // A page that the browser has kept is not loaded again.
  await page.goBack({ waitUntil: 'commit' });
  await expect.poll(() => paging(page).count(), { timeout: PATIENCE_MS }).toBe(0);
  await expect
    .poll(async () => Math.abs(((await row(page, 200).boundingBox())?.y ?? 9_999) - before), {
      timeout: PATIENCE_MS,
    })
    .toBeLessThanOrEqual(2);
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(name);
}

describe('going back to a long list returns to the row', () => {
  test('when the page is loaded again', async () => {
    const page = await browser.newPage();
    await leaveAndReturn(page);
    await page.close();
  });

  test('when the browser may keep the page', async () => {
    const keeping = await chromium.launch({
      executablePath: await locateChromium(),
      args: [...CHROMIUM_ARGS],
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
    const page = await keeping.newPage();
    await leaveAndReturn(page);
    await keeping.close();
  });

  test('but not when the viewer opens it by a link', async () => {
    const page = await browser.newPage();
    await openWhole(page);
    await page.evaluate(() => window.scrollTo(0, 3_000));
    await page.getByRole('link', { name: 'Overview' }).first().click();
    await page.getByRole('heading', { level: 2, name: 'Latest changes' }).waitFor();
    await page.getByRole('link', { name: 'Monitors', exact: true }).first().click();
    await expect.poll(() => rows(page).count(), { timeout: PATIENCE_MS }).toBe(MONITORS);
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    await page.close();
  });
});
