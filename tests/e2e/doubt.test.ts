import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { launchChromium } from '../support/chromium';
import { startOwnBoard, startOwnSource } from '../support/own-board';
import { PATIENCE_MS } from '../support/patience';

const SENTENCE = 'No known problem, data incomplete';
/** Of the dark theme: what is ok, and what is unknown. */
const GREEN = 'rgb(79, 181, 138)';
const GREY = 'rgb(138, 154, 168)';
/** Where the statuses of monitors are drawn, by page. */
const GLYPHS = {
  '/': 'table svg',
  '/monitors': '[data-freshness] svg',
  '/scopes': '[data-freshness] svg',
  '/scopes/1': '.map-box li a svg',
  '/wall': '.fades svg',
  '/wall/lite': '.page.on .cell svg',
} as const;

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const coloursOn = (page: Page, glyphs: string): Promise<readonly string[]> =>
  page
    .locator(glyphs)
    .evaluateAll((drawn) => [...new Set(drawn.map((glyph) => getComputedStyle(glyph).color))].sort());

test('a board that hides a row shows nothing green but its freshness', async () => {
  const source = await startOwnSource({ mood: 'calm', monitors: 60 });
  const board = await startOwnBoard(source);
  const { monitor } = source.sandbox.store;
  const [row] = monitor.list();
  if (!row) throw new Error('there is no monitor');
  const pages = Object.entries({
    ...GLYPHS,
    [`/places/${row.service}/${row.scope}`]: '[data-freshness] svg',
    [`/search?q=${encodeURIComponent(row.name)}`]: '[data-freshness] svg',
  });
  const openPage = async (path: string): Promise<Page> => {
    const page = await browser.newPage({ colorScheme: 'dark', viewport: { width: 1280, height: 720 } });
    await page.goto(board.url + path);
    return page;
  };
  for (const [path, glyphs] of pages) {
    const page = await openPage(path);
    await expect.poll(() => coloursOn(page, glyphs), { timeout: PATIENCE_MS }).toContain(GREEN);
    await page.close();
  }
  // As ProdManager never does: a row without an id that could be one.
  monitor.insert(() => ({ ...row, id: 'none' as unknown as number }));
  await expect
    .poll(async () => (await fetch(board.url)).text(), { timeout: PATIENCE_MS })
    .toContain(`<title>${SENTENCE}`);
  for (const [path, glyphs] of pages) {
    const page = await openPage(path);
    await expect.poll(() => coloursOn(page, glyphs), { timeout: PATIENCE_MS }).toContain(GREY);
    expect(await coloursOn(page, glyphs), path).not.toContain(GREEN);
    // What was seen as ok before stays in the history.
    await page
      .locator('section[aria-labelledby="history"]')
      .evaluateAll((parts) => parts.forEach((part) => part.remove()));
    expect(await page.locator('body').innerText(), path).not.toMatch(/\bOK\b/);
    if (path !== '/wall/lite')
      expect(await page.locator('link[rel~="icon"]').getAttribute('href'), path).toBe('/icons/unknown.svg');
    await page.close();
  }
});
