import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { startBoard, type BoardProcess } from '../support/board-process';
import { launchChromium } from '../support/chromium';

let board: BoardProcess;
let browser: Browser;

beforeAll(async () => {
  [board, browser] = await Promise.all([startBoard({ SANDBOX_MOOD: 'storm' }), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await board.stop();
});

test.each([
  [390, 844],
  [844, 390],
  [1_440, 900],
])('the wall does not shift while it loads at %d × %d', async (width, height) => {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.addInitScript(() => {
    let shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifted += (entry as unknown as { value: number }).value;
      Object.assign(window, { shifted });
    }).observe({ type: 'layout-shift', buffered: true });
    Object.assign(window, { shifted });
  });
  await page.goto(`${board.url}/wall`);
  await page.locator('[data-measured=true]').waitFor();
  // Shifts are reported after the frame that they are in.
  await page.evaluate(
    () =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))),
  );
  expect(await page.evaluate(() => (window as unknown as { shifted: number }).shifted)).toBeLessThan(0.1);
  await page.close();
});
