import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { startBoard, type BoardProcess } from '../support/board-process';
import { launchChromium } from '../support/chromium';

let board: BoardProcess;
let browser: Browser;

beforeAll(async () => {
  [board, browser] = await Promise.all([startBoard(), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await board.stop();
});

/** Rows of what is visible in the header, and the least gap between neighbours in a row, in px. */
const headerOf = () => {
  const boxes = [...document.querySelectorAll('header nav, header form, header summary, header a')]
    .filter((element) => element.checkVisibility() && !element.closest('nav a'))
    .map((element) => element.getBoundingClientRect())
    .filter(({ bottom, width }) => bottom > 0 && width > 0)
    .sort((a, b) => a.left - b.left);
  const rows: DOMRect[][] = [];
  for (const box of boxes) {
    const row = rows.find(([first]) => first && box.top < first.bottom && first.top < box.bottom);
    if (row) row.push(box);
    else rows.push([box]);
  }
  const gaps = rows.flatMap((row) => row.slice(1).map((box, index) => box.left - (row[index]?.right ?? 0)));
  return { rows: rows.length, gap: Math.min(...gaps), isWide: document.body.scrollWidth > innerWidth };
};

test.each(['en', 'fr'])('the header in %s takes a row, two on a tablet, with gaps', async (locale) => {
  for (const [width, rows] of [
    [360, 1],
    [390, 1],
    [640, 1],
    [768, 2],
    [1_024, 2],
    [1_440, 1],
  ] as const) {
    const page = await browser.newPage({ locale, viewport: { width, height: 844 } });
    await page.goto(board.url);
    const header = await page.evaluate(headerOf);
    expect({ ...header, width }).toMatchObject({ width, rows, isWide: false });
    expect(header.gap, `${width} px`).toBeGreaterThanOrEqual(8);
    await page.close();
  }
});

test.each([390, 768])('all of the header is reachable without JavaScript at %d px', async (width) => {
  const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width, height: 844 } });
  await page.goto(board.url);
  const menu = page.getByText('Menu', { exact: true });
  if (await menu.isVisible()) await menu.click();
  const header = page.getByRole('banner');
  for (const name of ['Overview', 'Monitors', 'Announcements', 'Wall'])
    expect(
      await header.getByRole('link', { name, exact: true }).filter({ visible: true }).count(),
      name,
    ).toBe(1);
  await header.getByRole('search').getByRole('button').click();
  await page.waitForURL(/\/search/);
  await page.close();
});
