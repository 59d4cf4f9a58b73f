import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { collectErrors, launchChromium } from '../support/chromium';
import { MEMBERS_ENV } from '../support/members';
import { pageWith, startOtherSite } from '../support/other-site';
import { startOwnBoard, startOwnSource } from '../support/own-board';
import { PATIENCE_MS } from '../support/patience';

const require = createRequire(import.meta.url);
const WIDGET = require.resolve('@statuspage/status-widget/dist/index.js');
const TIMEOUT = { timeout: PATIENCE_MS };

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** A page of another site with Statuspage's own widget. */
const openSite = async (board: string) =>
  startOtherSite({
    '/widget.js': await readFile(WIDGET, 'utf8'),
    '/': pageWith(`<statuspage-widget src="${board}"></statuspage-widget><script src="/widget.js"></script>`),
  });

test('the widget of Statuspage shows the board on another site', async () => {
  const source = await startOwnSource({ mood: 'calm', monitors: 20 });
  const board = await startOwnBoard(source);
  const { monitor } = source.sandbox.store;
  const indicator = async () => {
    const response = await fetch(`${board.url}/api/v2/status.json`);
    return ((await response.json()) as { readonly status: { readonly indicator: string } }).status.indicator;
  };
  const site = await openSite(board.url);
  const page = await browser.newPage();
  const errors = collectErrors(page);
  // The widget reads once, and a browser may use an answer for two more seconds.
  const open = (text: string): Promise<void> =>
    expect
      .poll(async () => {
        await page.goto(site.url);
        return page.locator('.status-text').innerText();
      }, TIMEOUT)
      .toBe(text);
  await expect.poll(indicator).toBe('none');
  await open('All Systems Operational');
  expect(await page.locator('.status-indicator').getAttribute('class')).toContain('none');
  const [first] = monitor.list();
  if (!first) throw new Error('there is no monitor');
  monitor.replace({ ...first, status: 'alert' });
  await expect.poll(indicator).toBe('major');
  await open('Partial System Outage');
  expect(await page.locator('.status-indicator').getAttribute('class')).toContain('major');
  await source.kill();
  await expect.poll(indicator).toBe('minor');
  await open('Status unknown');
  // The published widget refers to its bundler at its end, after it has drawn.
  expect(errors.filter((error) => error !== 'parcelRequire is not defined')).toEqual([]);
  await page.close();
});

test('pages of other sites can read that a private board needs a session', async () => {
  const source = await startOwnSource({ mood: 'calm', monitors: 20 });
  const board = await startOwnBoard(source, {
    ...MEMBERS_ENV,
    BOARD_ACCESS: 'private',
    BOARD_URL: 'https://status.example.com',
  });
  const site = await openSite(board.url);
  const page = await browser.newPage();
  await page.goto(site.url);
  const read = (path: string) =>
    page.evaluate(async (address) => (await fetch(address)).status, `${board.url}/api/v2/${path}`);
  for (const path of ['summary.json', 'status.json', 'incidents.json']) expect(await read(path)).toBe(401);
  expect(await page.getByText('Operational').count()).toBe(0);
  await page.close();
});
