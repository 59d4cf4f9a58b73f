import { readFileSync } from 'node:fs';

import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';

import type { Health } from '@/lib/server/api/health';
import { REPORT_HEADER } from '@/lib/screens/screen-report';

import { startBoard } from '../support/board-process';
import { launchChromium } from '../support/chromium';
import { makeOtherBuild } from '../support/other-build';
import { findFreePort, startOwnSource } from '../support/own-board';
import { PATIENCE_MS } from '../support/patience';
import { isSamePage, markPage, waitForText } from '../support/wall-page';

const LIVE = /^● live, \d+ s ago/;
const STEP_MS = 15_000;
/** A screen has the new build after ten minutes at the latest. */
const STEPS = (10 * 60_000) / STEP_MS;

/** Advances the clock of a screen until it has loaded another page. Each step waits for an answer, however long the machine takes. */
async function passUntilNew(page: Page): Promise<void> {
  for (let step = 0; step < STEPS; step += 1) {
    const answered = page.waitForEvent('response', { timeout: PATIENCE_MS });
    await page.clock.fastForward(STEP_MS);
    await answered;
    // While it navigates, there is no page to ask.
    if (!(await isSamePage(page).catch(() => false))) return;
  }
  throw new Error('The screen still shows the page of the build before.');
}

test('screens load a new build by themselves after an upgrade', async () => {
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
  const screens = await Promise.all(
    ['/wall', '/wall/lite'].map(async (path) => {
      const page = await browser.newPage({ viewport: { width: 1_920, height: 1_080 } });
      const reported: string[] = [];
      page.on('request', (request) => {
        const [, build] = /build=([^;]+)/.exec(request.headers()[REPORT_HEADER] ?? '') ?? [];
        if (build !== undefined) reported.push(build);
      });
      await page.clock.install({ time: Date.now() });
      await page.clock.resume();
      // After all scripts are loaded: before that, a wall reloads when a script fails.
      const hasStarted = page.waitForResponse(/\/api\/screens\/renew$/);
      await page.goto(`${before.url}${path}?size=75&distance=2.5`);
      await hasStarted;
      await waitForText(page, LIVE);
      await markPage(page);
      await expect.poll(() => reported.at(-1)).toBe(readFileSync('.next/BUILD_ID', 'utf8').trim());
      return { page, reported };
    }),
  );

  expect(await before.stop()).toBe(0);
  const after = await startBoard(env, makeOtherBuild('the-next-build'));
  onTestFinished(() => after.kill());
  const health = (await (await fetch(`${after.url}/api/health`)).json()) as Health;
  expect(health.build).toBe('the-next-build');

  for (const { page, reported } of screens) {
    await passUntilNew(page);
    await waitForText(page, LIVE);
    await expect.poll(() => reported.at(-1)).toBe('the-next-build');
  }
});
