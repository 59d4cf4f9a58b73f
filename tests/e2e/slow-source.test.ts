import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startBoard, type BoardProcess } from '../support/board-process';
import { launchChromium } from '../support/chromium';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';
import { PATIENCE_MS } from '../support/patience';

let source: SandboxServer;
let board: BoardProcess;
let browser: Browser;

beforeAll(async () => {
  const rateLimit = { limitWithToken: 1_500, limitAnonymous: 60, windowSeconds: 3_600 };
  source = await startSandbox({ monitors: 100, rateLimit });
  [board, browser] = await Promise.all([
    startBoard({ REFRESH_INTERVAL_SECONDS: '2', PRODMANAGER_URL: source.url }),
    launchChromium(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await board.stop();
  await source.kill();
});

describe('a board without a token and with 60 requests per hour', () => {
  test('works, shows why it is slow, and is never rate limited', async () => {
    const page = await browser.newPage();
    await page.goto(board.url);
    await page.getByText(/^Delayed: last update \d+ s ago$/).waitFor({ timeout: PATIENCE_MS });
    await page.getByText('rate-limited by ProdManager').first().waitFor();
    expect(await page.getByRole('rowheader').count()).toBeGreaterThan(5);
    await page.waitForTimeout(6_000);
    const metrics = await (await fetch(`${board.url}/api/metrics`)).text();
    expect(metrics).toMatch(/source_requests_total\{kind="monitor",outcome="2xx"\} \d+/);
    expect(metrics).not.toContain('outcome="429"');
    expect(metrics).toMatch(/prodmanager_dashboard_refresh_slowed 1/);
    await page.close();
  });
});
