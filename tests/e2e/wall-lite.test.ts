import { mkdirSync } from 'node:fs';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { toLegible } from '@/lib/status/wall/legible';

import { startBoardOn } from '../support/own-board';
import type { BoardProcess } from '../support/board-process';
import { launchChromium, collectErrors } from '../support/chromium';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';
import { waitForText } from '../support/wall-page';
import { PATIENCE_MS } from '../support/patience';

const SHOTS = 'tests/e2e/screenshots';

let source: SandboxServer;
let board: BoardProcess;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  source = await startSandbox({ mood: 'storm' });
  [board, browser] = await Promise.all([
    startBoardOn(source, { REFRESH_INTERVAL_SECONDS: '3' }),
    launchChromium(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await board.stop();
  await source.kill();
});

const MODERN = [
  ...['fetch', 'Promise', 'IntersectionObserver', 'ResizeObserver', 'MutationObserver', 'AbortController'],
  ...['AbortSignal', 'URL', 'URLSearchParams', 'Proxy', 'Reflect', 'Symbol', 'Map', 'Set', 'WeakMap', 'Intl'],
  ...['queueMicrotask', 'requestIdleCallback', 'structuredClone', 'BigInt', 'customElements'],
];

const newPage = (viewport = { width: 1920, height: 1080 }): Promise<Page> => browser.newPage({ viewport });
const shoot = (page: Page, name: string) => page.screenshot({ path: `${SHOTS}/wall-${name}.png` });

describe('the lite wall', () => {
  test('shows the same as the wall, with features from before 2015 only', async () => {
    const page = await newPage();
    await page.addInitScript(`for (const name of ${JSON.stringify(MODERN)}) delete window[name];
      for (const name of ['append', 'closest', 'remove', 'replaceChildren']) delete Element.prototype[name];`);
    const complaints = collectErrors(page);
    await page.goto(`${board.url}/wall/lite?size=55&distance=4`);
    expect(await page.getByRole('heading', { level: 1 }).filter({ visible: true }).innerText()).toMatch(
      /failing in/,
    );
    await waitForText(page, /^● live, \d+ s ago/);
    await page.waitForResponse(/wall\/lite/);
    await waitForText(page, /^● live, \d+ s ago/);
    const html = await (await fetch(page.url())).text();
    const declared = (html.match(/ style="[^"]*"/g) ?? []).join(';');
    expect(declared).toMatch(/left:[\d.]+rem/);
    expect(declared).not.toMatch(/var\(|calc\(|grid|gap|clamp|inset|min\(|max\(/);
    await shoot(page, 'lite');
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
    await page.close();
  });

  test('rotates its pages, shifts against burn-in, and pauses for new items', async () => {
    const page = await newPage();
    await page.clock.install();
    await page.goto(`${board.url}/wall/lite?rotate=30`);
    const shown = () =>
      page.evaluate(
        `[...document.querySelectorAll('.page')].findIndex(({ className }) => className === 'page on')`,
      );
    const place = () =>
      page.evaluate(`(({ left, top }) => [left, top])(document.getElementById('wall').style)`);
    expect(await shown()).toBe(0);
    const before = await place();
    // It uses the server's time, which does not advance with the browser's clock.
    await page.context().setOffline(true);
    // A page with trouble stays for more than 30 seconds.
    await page.clock.runFor(61_000);
    expect(await shown()).toBe(1);
    await page.clock.runFor(61_000);
    expect(await place()).not.toEqual(before);
    // The offline note covers no other text.
    const note = await page.locator('#note').boundingBox();
    const cells = await page
      .locator('.page.on .cell')
      .evaluateAll((all) =>
        all.map((cell) => cell.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom]),
      );
    expect(cells.length).toBeGreaterThan(0);
    // For some hours of the day, the header and the note are at the bottom.
    for (const [top = NaN, bottom = NaN] of cells)
      expect((note?.y ?? NaN) + (note?.height ?? NaN) <= top || (note?.y ?? NaN) >= bottom).toBe(true);
    await page.context().setOffline(false);

    const { monitor } = source.sandbox.store;
    const fine = [...monitor.values()].find(({ status }) => status === 'ok');
    if (fine) monitor.replace({ ...fine, status: 'alert' });
    // Its clock stops between the steps, while responses arrive in real time.
    await expect
      .poll(() => page.clock.runFor(500).then(() => page.locator('.page.on .new').count()), {
        timeout: PATIENCE_MS,
      })
      .toBeGreaterThan(0);
    const at = await shown();
    await page.clock.runFor(45_000);
    expect(await shown()).toBe(at);
    // After the minute, the first page is shown again.
    await page.clock.runFor(80_000);
    expect(await shown()).not.toBe(0);
    await page.context().close();
  });

  test('fits a portrait screen, with no text too small or cut off', async () => {
    const page = await newPage({ width: 1080, height: 1920 });
    await page.goto(`${board.url}/wall/lite?size=55&distance=2.5`);
    await page.waitForURL(/distance=2\.5&shape=portrait$/);
    await waitForText(page, /^● live/);
    const { secondaryPx } = toLegible({
      diagonalInches: 55,
      distanceMetres: 2.5,
      widthPx: 1080,
      heightPx: 1920,
    });
    const sizes = `[...document.querySelectorAll('.page.on .line')].map((line) => parseFloat(getComputedStyle(line).fontSize))`;
    expect(Math.min(...(await page.evaluate<number[]>(sizes)))).toBeGreaterThan(secondaryPx - 0.6);
    const outside = `[...document.querySelectorAll('.page.on .box')].filter((box) => {
      const { left, top, right, bottom } = box.getBoundingClientRect();
      return left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;
    }).length`;
    expect(await page.evaluate(outside)).toBe(0);
    await shoot(page, 'lite-upright');
    await page.close();
  });
});
