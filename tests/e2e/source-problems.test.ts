import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { BoardProcess } from '../support/board-process';
import { launchChromium } from '../support/chromium';
import { startBoardOn } from '../support/own-board';
import { PATIENCE_MS } from '../support/patience';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';

let source: SandboxServer;
let board: BoardProcess;
let browser: Browser;

beforeAll(async () => {
  source = await startSandbox({ mood: 'calm' });
  [board, browser] = await Promise.all([
    startBoardOn(source, { REFRESH_INTERVAL_SECONDS: '1' }),
    launchChromium(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await board.stop();
  await source.kill();
});

test.each([
  [401, 'en', 'Status 401 or 403: check PRODMANAGER_TOKEN, then restart this board.'],
  [403, 'fr', 'Statut 401 ou 403\u202f: vérifiez PRODMANAGER_TOKEN, puis redémarrez ce tableau.'],
  [500, 'en', 'Check that PRODMANAGER_URL leads to ProdManager; the log of this board has the details.'],
] as const)('the board says what to do while ProdManager answers %d', async (status, locale, step) => {
  const context = await browser.newContext({ locale });
  const page = await context.newPage();
  source.sandbox.faults.set({ kind: 'status', status });
  await page.goto(`${board.url}/incidents`);
  await page.getByText(step, { exact: true }).first().waitFor({ timeout: PATIENCE_MS });
  const text = await page.locator('main').innerText();
  expect(text).not.toContain(source.token);
  expect(text).not.toContain(new URL(source.url).host);
  if (locale === 'en') {
    const health = (await (await fetch(`${board.url}/api/health`)).json()) as { readonly source: unknown };
    expect(health.source).toMatchObject({ nextStep: step });
  }
  source.sandbox.faults.clear();
  await page.getByText(/^● (Live|En direct)/).waitFor({ timeout: PATIENCE_MS });
  await context.close();
});
