import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { launchChromium } from '../support/chromium';
import { startFaultyProxy, type FaultyProxy } from '../support/faulty-proxy';
import { startOwnBoard, startOwnSource } from '../support/own-board';
import { waitForText } from '../support/wall-page';

// Only busy machines need this long.
const SOON_MS = 120_000;
const PATIENT = { timeout: 480_000 };
const [LIVE, UNKNOWN] = [/^(● )?live/i, /^Status unknown$/];
const HOUR_MS = 3_600_000;

/** Advances the screen's wall clock but not its monotonic clock, like a sleeping machine. */
const MOVABLE_CLOCK = `(() => {
  const Real = Date;
  let aheadMs = 0;
  window.moveClock = (ms) => { aheadMs += ms; };
  window.Date = class extends Real {
    constructor(...given) { if (given.length) super(...given); else super(Real.now() + aheadMs); }
    static now() { return Real.now() + aheadMs; }
  };
})();`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const moveClock = (page: Page, ms: number) => page.evaluate(`window.moveClock(${ms})`);
const asksDirectly = (page: Page) =>
  page.waitForRequest((request) => request.url().includes('direct='), { timeout: SOON_MS });

async function open(path: string): Promise<{ page: Page; proxy: FaultyProxy }> {
  const source = await startOwnSource({ mood: 'calm' });
  const board = await startOwnBoard(source, { REFRESH_INTERVAL_SECONDS: '5' });
  const proxy = await startFaultyProxy(board.url);
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  onTestFinished(async () => {
    await page.close();
    await proxy.close();
  });
  await page.addInitScript(MOVABLE_CLOCK);
  await page.goto(proxy.url + path, { waitUntil: 'commit', timeout: SOON_MS });
  await waitForText(page, LIVE, SOON_MS);
  // The first read makes a page from a cache live.
  await page.waitForResponse(
    (response) => !response.url().includes('direct=') && /\/api\/view|\/wall\/lite/.test(response.url()),
    { timeout: SOON_MS },
  );
  return { page, proxy };
}

describe.each(['/', '/wall', '/wall/lite'])('a screen that shows %s', (path) => {
  test('shows nothing as live after sleep until it has read uncached data', PATIENT, async () => {
    const { page, proxy } = await open(path);
    proxy.mode = 'never';
    await moveClock(page, 8 * HOUR_MS);
    await waitForText(page, UNKNOWN, SOON_MS);
    expect(await page.title()).toMatch(/Status unknown/);
    const asked = asksDirectly(page);
    proxy.mode = 'good';
    await asked;
    await waitForText(page, LIVE, SOON_MS);
    await expect.poll(() => page.title(), { timeout: SOON_MS }).not.toMatch(/unknown|offline/i);
  });

  test(
    'corrects itself with the next read when its clock is set forward, and ignores a clock set back',
    PATIENT,
    async () => {
      const { page } = await open(path);
      const asked = asksDirectly(page);
      await moveClock(page, HOUR_MS);
      await asked;
      await waitForText(page, LIVE, SOON_MS);
      await moveClock(page, -5 * HOUR_MS);
      await page.waitForResponse(/\/api\/view|\/wall\/lite/, { timeout: SOON_MS });
      await waitForText(page, LIVE, SOON_MS);
    },
  );
});
