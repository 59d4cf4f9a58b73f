import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { launchChromium } from '../support/chromium';
import { startNginxCache } from '../support/nginx-cache';
import { startOwnBoard, startOwnSource } from '../support/own-board';
import { waitForText } from '../support/wall-page';

// Only busy machines need this long.
const SOON_MS = 120_000;
const PATIENT = { timeout: 480_000 };
const PATHS = ['/', '/monitors', '/wall', '/wall/lite'] as const;
/** The texts of page and title for a healthy board and for an unknown state. */
const [LIVE, UNKNOWN] = [/^(● )?live/i, /^Status unknown$/];

const CACHES = {
  'that serves stale responses while the board is down':
    'proxy_cache_use_stale error timeout updating http_500 http_502 http_503 http_504;',
  'that caches responses for five minutes': 'proxy_ignore_headers Cache-Control; proxy_cache_valid 200 5m;',
  'that does both and ignores queries':
    'proxy_ignore_headers Cache-Control; proxy_cache_valid 200 5m; proxy_cache_use_stale error timeout updating http_502; proxy_cache_key $uri;',
} as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

async function openAll(url: string): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for (const path of PATHS) {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await page.goto(url + path, { waitUntil: 'commit', timeout: SOON_MS });
    pages.push(page);
  }
  return pages;
}

/** Waits until page and title of a screen show that the state is unknown. */
async function expectUnknown(page: Page): Promise<void> {
  await waitForText(page, UNKNOWN, SOON_MS);
  await expect.poll(() => page.title(), { timeout: SOON_MS }).toMatch(/Status unknown/);
  expect(await page.getByText(LIVE).filter({ visible: true }).count()).toBe(0);
  expect(await page.title()).not.toMatch(/OK/);
  const icon = page.locator('link[rel="icon"][href*="/icons/"]').first();
  if (!page.url().includes('lite')) expect(await icon.getAttribute('href')).toMatch(/unknown\.svg$/);
}

describe.each(Object.entries(CACHES))('a cache %s', (name, directives) => {
  test('does not keep a screen live after the board has died, opened before or after', PATIENT, async () => {
    const source = await startOwnSource({ mood: 'calm' });
    const board = await startOwnBoard(source, { REFRESH_INTERVAL_SECONDS: '5' });
    const url = await startNginxCache(board.url, directives);
    const before = await openAll(url);
    // If the cache ignores queries, a screen becomes live with the board and then ages with the cache.
    if (!name.includes('knows no queries'))
      await Promise.all(before.map((page) => waitForText(page, LIVE, SOON_MS)));
    await board.kill();
    await Promise.all(before.map(expectUnknown));
    const since = await openAll(url);
    await Promise.all(since.map(expectUnknown));
    await Promise.all([...before, ...since].map(expectUnknown));
    await Promise.all([...before, ...since].map((page) => page.close()));
  });
});

test(
  'a cache for five minutes does not hide a new alert, on screens opened before or after',
  PATIENT,
  async () => {
    const source = await startOwnSource({ mood: 'calm' });
    const board = await startOwnBoard(source, { REFRESH_INTERVAL_SECONDS: '5' });
    const url = await startNginxCache(board.url, CACHES['that caches responses for five minutes']);
    const before = await openAll(url);
    await Promise.all(before.map((page) => waitForText(page, LIVE, SOON_MS)));
    const { monitor } = source.sandbox.store;
    for (const row of monitor.values()) if (row.status === 'ok') monitor.replace({ ...row, status: 'alert' });
    const failing = async (page: Page) => {
      await expect
        .poll(
          async () => [await page.title(), await page.locator('main, #wall').first().innerText()].join(),
          {
            timeout: SOON_MS,
          },
        )
        .toMatch(/failing|alert/i);
      await waitForText(page, LIVE, SOON_MS);
    };
    await Promise.all(before.map(failing));
    const since = await openAll(url);
    await Promise.all(since.map(failing));
    await Promise.all([...before, ...since].map((page) => page.close()));
  },
);
