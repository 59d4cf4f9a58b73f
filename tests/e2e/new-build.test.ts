import { readFileSync } from 'node:fs';

import { expect, onTestFinished, test } from 'vitest';

import { REPORT_HEADER } from '@/lib/screens/screen-report';
import type { Health } from '@/lib/server/api/health';

import { startBoard } from '../support/board-process';
import { launchChromium } from '../support/chromium';
import { makeOtherBuild } from '../support/other-build';
import { findFreePort, startOwnSource } from '../support/own-board';
import { PATIENCE_MS } from '../support/patience';
import { isSamePage, markPage, waitForText } from '../support/wall-page';

const LIVE = /^● live, \d+ s ago/;
/** Walls wait before they reload, so that not all of them do so at once. */
const RELOAD_MS = 2 * PATIENCE_MS;
/** For how long a wall stays before it reloads for a new build. */
const STAY_MS = 300_000;

test.each(['/wall', '/wall/lite'])('%s loads a new build by itself after an upgrade', async (path) => {
  const source = await startOwnSource({ mood: 'calm', monitors: 40 });
  const env = {
    PORT: String(await findFreePort()),
    PRODMANAGER_URL: source.url,
    PRODMANAGER_TOKEN: source.token,
    REFRESH_INTERVAL_SECONDS: '2',
  };
  const before = await startBoard(env);
  onTestFinished(() => before.kill());
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1_920, height: 1_080 } });
  const reported: string[] = [];
  page.on('request', (request) => {
    const [, build] = /build=([^;]+)/.exec(request.headers()[REPORT_HEADER] ?? '') ?? [];
    if (build !== undefined) reported.push(build);
  });
  await page.clock.install({ time: Date.now() });
  await page.goto(`${before.url}${path}?size=75&distance=2.5`);
  await page.clock.resume();
  await waitForText(page, LIVE);
  // Its clock is ahead from here on, once: during requests it runs as usual.
  await page.clock.fastForward(STAY_MS);
  await waitForText(page, LIVE, RELOAD_MS);
  await markPage(page);
  await expect.poll(() => reported.at(-1)).toBe(readFileSync('.next/BUILD_ID', 'utf8').trim());

  expect(await before.stop()).toBe(0);
  const after = await startBoard(env, makeOtherBuild('the-next-build'));
  onTestFinished(() => after.kill());
  const health = (await (await fetch(`${after.url}/api/health`)).json()) as Health;
  expect(health.build).toBe('the-next-build');
  // While it navigates, there is no page to ask.
  await expect
    .poll(() => isSamePage(page).catch(() => true), { timeout: RELOAD_MS, interval: 500 })
    .toBe(false);
  await waitForText(page, LIVE);
  await expect.poll(() => reported.at(-1), { timeout: RELOAD_MS }).toBe('the-next-build');
});
