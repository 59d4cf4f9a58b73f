import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import type { BoardProcess } from '../support/board-process';
import { launchChromium, collectErrors } from '../support/chromium';
import { fillEstate, HUGE, setPlace, SMALL } from '../support/estate';
import { readBoard, startBoardOn } from '../support/own-board';
import { PATIENCE_MS } from '../support/patience';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';

let large: SandboxServer;
let small: SandboxServer;
let largeBoard: BoardProcess;
let smallBoard: BoardProcess;
let browser: Browser;

beforeAll(async () => {
  [large, small, browser] = await Promise.all([
    startSandbox({ mood: 'empty' }),
    startSandbox({ mood: 'empty' }),
    launchChromium(),
  ]);
  fillEstate(large.sandbox.store, HUGE);
  setPlace(large.sandbox.store, { service: 10, scope: 3 }, 'alert');
  setPlace(large.sandbox.store, { service: 2, scope: 12 }, 'warning');
  fillEstate(small.sandbox.store, SMALL);
  [largeBoard, smallBoard] = await Promise.all([startBoardOn(large), startBoardOn(small)]);
  const boards = [largeBoard, smallBoard];
  const isRead = async (board: BoardProcess) => (await readBoard(board)).ages.monitors !== null;
  await vi.waitUntil(async () => (await Promise.all(boards.map(isRead))).every(Boolean), {
    timeout: PATIENCE_MS,
  });
});
afterAll(async () => {
  await browser.close();
  await Promise.all([largeBoard.stop(), smallBoard.stop()]);
  await Promise.all([large.kill(), small.kill()]);
});

const visibleTexts = async (headers: Locator): Promise<string[]> =>
  (await headers.filter({ visible: true }).allInnerTexts()).map((text) => text.trim());
const rowsOf = (page: Page) => visibleTexts(page.getByRole('rowheader'));
const columnsOf = (page: Page) => visibleTexts(page.getByRole('columnheader'));

async function openMap(url = largeBoard.url): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1_280, height: 900 } });
  await page.goto(url);
  await page.getByRole('grid').waitFor();
  return page;
}

describe('a large map', () => {
  test('folds what is ok, and opens it without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(largeBoard.url);
    expect(await rowsOf(page)).toEqual(['Service 10', 'Service 2']);
    expect(await columnsOf(page)).toEqual(['région-3', 'région-12']);
    await page.getByText('+ 58 services OK · + 38 scopes OK').click();
    const rows = await rowsOf(page);
    expect([rows.length, (await columnsOf(page)).length]).toEqual([HUGE.services, HUGE.scopes]);
    // Natural order.
    expect(rows.slice(2, 5)).toEqual(['Service 1', 'Service 3', 'Service 4']);
    await context.close();
  });

  test('finds services and scopes as one types, without accents', async () => {
    const page = await openMap();
    const complaints = collectErrors(page);
    const box = page.getByRole('searchbox', { name: 'Find a service or scope' });
    await box.fill('service 2');
    await page.getByText('15 of 60 services, 40 of 40 scopes').waitFor();
    expect((await rowsOf(page)).slice(0, 3)).toEqual(['Service 2', 'Service 12', 'Service 20']);
    await box.fill('service 2 region-16');
    await expect.poll(() => columnsOf(page), { timeout: PATIENCE_MS }).toEqual(['région-16']);
    await box.fill('nothing like it');
    await page.getByText('No service or scope matches.').waitFor();
    await box.fill('');
    await expect.poll(() => rowsOf(page), { timeout: PATIENCE_MS }).toEqual(['Service 10', 'Service 2']);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('keeps its heads in view, and the focused cell out from under them', async () => {
    const page = await openMap();
    await page.setViewportSize({ width: 700, height: 800 });
    await page.getByText('+ 58 services OK').click();
    const grid = page.getByRole('grid');
    await grid.locator('[tabindex="0"]').focus();
    await page.keyboard.press('Control+End');
    const last = page.locator(':focus');
    const isInView = (locator: Locator) =>
      locator.evaluate((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
      });
    await expect
      .poll(() => isInView(page.getByRole('columnheader').last()), { timeout: PATIENCE_MS })
      .toBe(true);
    await expect
      .poll(() => isInView(page.getByRole('rowheader').last()), { timeout: PATIENCE_MS })
      .toBe(true);
    await expect.poll(() => isInView(last), { timeout: PATIENCE_MS }).toBe(true);
    await page.keyboard.press('Control+Home');
    await expect.poll(() => isInView(page.locator(':focus')), { timeout: PATIENCE_MS }).toBe(true);
    await page.close();
  });

  test('is a list on paper, with nothing cut off', async () => {
    const page = await openMap();
    // The width of A4 within its margins.
    await page.setViewportSize({ width: 688, height: 1_000 });
    await page.emulateMedia({ media: 'print' });
    const grid = page.getByRole('grid');
    expect(await rowsOf(page)).toHaveLength(HUGE.services);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(688);
    const inside = await grid.locator('.map-cell').evaluateAll((cells) =>
      cells.map((cell) => {
        const { left, right } = cell.getBoundingClientRect();
        return left >= 0 && right <= 688;
      }),
    );
    expect(inside).toHaveLength(HUGE.services * HUGE.scopes);
    expect(inside).not.toContain(false);
    const label = await grid
      .locator('td[data-scope]')
      .first()
      .evaluate((cell) => getComputedStyle(cell, '::before').content);
    expect(label).toBe('"région-3"');
    await page.close();
  });
});

describe('a map in use', () => {
  test('keeps its order and the focus on the same cell, while the cells show what changed', async () => {
    const page = await openMap(smallBoard.url);
    const before = await rowsOf(page);
    expect(before).toEqual(['Service 1', 'Service 2', 'Service 3']);
    const cell = page
      .getByRole('link', { name: /1 monitor/ })
      .and(page.locator('[title^="Service 1 / région-2:"]'));
    await cell.focus();
    setPlace(small.sandbox.store, { service: 3, scope: 1 }, 'alert');
    await page
      .locator('[title^="Service 3 / région-1: 1 alert"]')
      .waitFor({ state: 'attached', timeout: PATIENCE_MS });
    expect(await rowsOf(page)).toEqual(before);
    // Marked with a ring, which the legend explains.
    await page.getByRole('grid').getByTitle('recently changed').first().waitFor({ timeout: PATIENCE_MS });
    await page.getByRole('list', { name: 'Legend' }).getByText('recently changed').waitFor();
    await cell.blur();
    await expect
      .poll(() => rowsOf(page), { timeout: PATIENCE_MS })
      .toEqual(['Service 3', 'Service 1', 'Service 2']);
    // The tab stop has moved with its cell.
    expect(await page.getByRole('grid').locator('[tabindex="0"]').getAttribute('title')).toMatch(
      /^Service 1 \/ région-2:/,
    );
    setPlace(small.sandbox.store, { service: 3, scope: 1 }, 'ok');
    await page.close();
  });

  test('does not move under the pointer', async () => {
    const page = await openMap(smallBoard.url);
    const before = await rowsOf(page);
    await page.getByRole('grid').hover();
    setPlace(small.sandbox.store, { service: 2, scope: 4 }, 'warning');
    await page
      .locator('[title^="Service 2 / région-4: 1 warning"]')
      .waitFor({ state: 'attached', timeout: PATIENCE_MS });
    expect(await rowsOf(page)).toEqual(before);
    await page.mouse.move(1, 1);
    await expect.poll(async () => (await rowsOf(page))[0], { timeout: PATIENCE_MS }).toBe('Service 2');
    setPlace(small.sandbox.store, { service: 2, scope: 4 }, 'ok');
    await page.close();
  });

  test('leads to the page of a place', async () => {
    const page = await openMap(smallBoard.url);
    expect(await page.locator('[title^="Service 2 / région-4:"]').getAttribute('href')).toBe('/places/2/4');
    await page.close();
  });
});

test.each([
  ['/scopes/2', 'Services in région-2', ['Service 1', 'Service 2', 'Service 3'], '/places/1/2'],
  ['/services/3', 'Service 3 by scope', ['région-1', 'région-2', 'région-3', 'région-4'], '/places/3/1'],
])('the map of %s is a list', async (path, title, names, first) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(smallBoard.url + path);
  const list = page.getByRole('region', { name: title });
  const links = list.getByRole('link');
  expect((await links.allInnerTexts()).map((text) => text.split('\n')[0])).toEqual(names);
  expect(await links.first().getAttribute('href')).toBe(first);
  expect(await page.getByRole('columnheader', { name: 'région-2' }).count()).toBe(0);
  await context.close();
});
