import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { startBoard, type BoardProcess } from '../support/board-process';
import { launchChromium } from '../support/chromium';

let board: BoardProcess;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [board, browser] = await Promise.all([startBoard(), launchChromium()]);
  context = await browser.newContext({ baseURL: board.url, javaScriptEnabled: false });
  page = await context.newPage();
});
afterAll(async () => {
  await browser.close();
  await board.stop();
});

const PAGES = ['/', '/monitors', '/incidents', '/services', '/api-docs', '/wall/setup', '/none'];
/** Where the content of an element begins. */
const leftOf = (of: Page, selector: string): Promise<number> =>
  of
    .locator(selector)
    .first()
    .evaluate((element) =>
      Math.round(element.getBoundingClientRect().left + parseFloat(getComputedStyle(element).paddingLeft)),
    );

test.each([390, 768, 1_440, 2_200])(
  'header, banner, content and footer share their edges at %d px',
  async (width) => {
    await page.setViewportSize({ width, height: 900 });
    for (const path of PAGES) {
      await page.goto(path);
      const edges = await Promise.all(
        ['header a:not([href="#content"])', 'aside details > summary', 'main', 'footer form'].map(
          (selector) => leftOf(page, selector),
        ),
      );
      expect([path, ...new Set(edges)]).toEqual([path, edges[0]]);
    }
  },
);

test('the footer of a short page is at the bottom of the screen', async () => {
  await page.setViewportSize({ width: 1_440, height: 1_200 });
  await page.goto('/none');
  const box = await page.locator('footer').boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(1_200);
});

test('links of the navigation stay in place, whichever is current', async () => {
  await page.setViewportSize({ width: 1_440, height: 900 });
  const places = new Set<string>();
  for (const path of ['/', '/monitors', '/announcements', '/api-docs']) {
    await page.goto(path);
    const boxes = page.getByRole('navigation').first().getByRole('link');
    places.add(
      JSON.stringify(
        await boxes.evaluateAll((links) => links.map((link) => link.getBoundingClientRect().left)),
      ),
    );
  }
  expect(places.size).toBe(1);
});

test('text has proportional hyphens, times have digits of equal width', async () => {
  await page.setViewportSize({ width: 1_440, height: 900 });
  for (const path of ['/', '/monitors', '/incidents']) {
    await page.goto(path);
    const torn = await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter((element) => !element.closest('time'))
        .filter(({ childNodes }) =>
          [...childNodes].some(
            ({ nodeType, textContent }) => nodeType === 3 && /[a-z]-[a-z]/i.test(textContent ?? ''),
          ),
        )
        .filter((element) => getComputedStyle(element).fontVariantNumeric.includes('tabular'))
        .map(({ textContent }) => textContent),
    );
    expect(torn).toEqual([]);
  }
  const figures = await page
    .locator('main time')
    .first()
    .evaluate((time) => getComputedStyle(time).fontVariantNumeric);
  expect(figures).toBe('tabular-nums');
});

test('heads of columns and rows are at least 12 px', async () => {
  for (const width of [390, 1_440]) {
    await page.setViewportSize({ width, height: 900 });
    for (const path of ['/', '/monitors', '/services']) {
      await page.goto(path);
      const sizes = await page
        .locator('th')
        .evaluateAll((heads) => heads.map((head) => parseFloat(getComputedStyle(head).fontSize)));
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
    }
  }
});

test('the wall on a phone does not jump as it loads', async () => {
  const phone = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await phone.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as unknown as { readonly value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await phone.goto(`${board.url}/wall`);
  await phone.locator('main[data-measured="true"]').waitFor();
  await phone.getByText(/^● live/).waitFor();
  // Fonts may come later than the layout.
  await phone.evaluate(() => document.fonts.ready.then(() => undefined));
  const sum = await phone.evaluate(() =>
    (window as unknown as { readonly shifts: readonly number[] }).shifts.reduce(
      (total, shift) => total + shift,
      0,
    ),
  );
  expect(sum).toBeLessThan(0.1);
  await phone.close();
});
