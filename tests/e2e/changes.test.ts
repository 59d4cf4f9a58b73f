import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { MonitorRow } from '@/lib/sandbox/store/rows';

import type { BoardProcess } from '../support/board-process';
import { launchChromium } from '../support/chromium';
import { startBoardWithSource } from '../support/own-board';
import { PATIENCE_MS } from '../support/patience';
import type { SandboxServer } from '../support/sandbox-server';

let source: SandboxServer;
let board: BoardProcess;
let stop: () => Promise<void>;
let browser: Browser;

beforeAll(async () => {
  ({ source, board, stop } = await startBoardWithSource({ mood: 'calm' }));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await stop();
});

function monitorAt(index: number): MonitorRow {
  const monitor = [...source.sandbox.store.monitor.values()][index];
  if (!monitor) throw new Error(`there is no monitor ${index}`);
  return monitor;
}

/** Changes a monitor, and waits until the board knows. */
async function change(index: number, status: MonitorRow['status']): Promise<MonitorRow> {
  // Names may repeat in other places.
  const monitor = { ...monitorAt(index), name: `Check ${index}`, status };
  source.sandbox.store.monitor.replace(monitor);
  const read = async () =>
    (await (await fetch(`${board.url}/api/view/changes`)).json()) as {
      changes: { id: number; to: string }[];
    };
  await expect
    .poll(async () => (await read()).changes.some(({ id, to }) => id === monitor.id && to === status), {
      timeout: PATIENCE_MS,
    })
    .toBe(true);
  return monitor;
}

const items = (page: Page) => page.getByRole('main').getByRole('listitem');
const changesOf = (page: Page) => page.getByRole('region', { name: 'Latest changes' }).getByRole('listitem');

describe('the latest changes', () => {
  test('link what changed and where, name the zone once, and keep the focus when others are added', async () => {
    const first = await change(0, 'alert');
    const page = await browser.newPage();
    await page.goto(board.url);
    await page.getByText('times in UTC').first().waitFor();
    const link = changesOf(page).getByRole('link', { name: first.name, exact: true });
    expect(await link.getAttribute('href')).toBe(`/monitors/${first.id}`);
    expect(await changesOf(page).first().innerText()).toMatch(/^\d\d:\d\d\n/);
    await link.focus();
    const second = await change(1, 'warning');
    await changesOf(page)
      .getByRole('link', { name: second.name, exact: true })
      .waitFor({ timeout: PATIENCE_MS });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(first.name);
    await page.close();
  });

  test('have a page with all of them by day, filtered without JavaScript', async () => {
    const failing = await change(2, 'alert');
    const warning = await change(3, 'warning');
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${board.url}/changes`);
    await page.getByRole('heading', { level: 1, name: 'All changes' }).waitFor();
    await page.getByRole('heading', { level: 2, name: /^\d+ changes$/ }).waitFor();
    await page
      .getByRole('heading', { level: 3, name: /day \d+/ })
      .first()
      .waitFor();
    await page.goto(`${board.url}/changes?status=warning&kind=monitor&status=nonsense`);
    expect(await page.getByRole('alert').innerText()).toContain('status=nonsense');
    await page.getByRole('heading', { level: 2, name: /with these filters$/ }).waitFor();
    await items(page).getByRole('link', { name: warning.name, exact: true }).first().waitFor();
    expect(await items(page).getByRole('link', { name: failing.name, exact: true }).count()).toBe(0);
    await page.getByRole('searchbox').fill('no such name');
    await page.getByRole('button', { name: 'Apply' }).first().click();
    await page.waitForURL(/q=no\+such\+name/);
    await page.getByText('No changes match.').waitFor();
    await context.close();
  });

  test('are filtered in place, and removing a filter shows them again', async () => {
    const failing = await change(4, 'alert');
    const page = await browser.newPage();
    await page.goto(`${board.url}/changes`);
    await page.getByText('Kind', { exact: true }).first().click();
    await page.getByRole('checkbox', { name: 'Incidents' }).check();
    await page.waitForURL(/kind=incident/);
    await page.getByText('No changes match.').waitFor({ timeout: PATIENCE_MS });
    await page.keyboard.press('Escape');
    await page.getByRole('list', { name: 'Filters' }).getByRole('link').first().click();
    await page.waitForURL((url) => !url.search.includes('kind'));
    await items(page)
      .getByRole('link', { name: failing.name, exact: true })
      .first()
      .waitFor({ timeout: PATIENCE_MS });
    await page.close();
  });

  test.each(['/', '/scopes', '/services', '/places'])(
    'lead from %s to the recorded changes there',
    async (from) => {
      const { scope, service } = await change(5, 'alert');
      const there =
        {
          '/': ['/', ''],
          '/scopes': [`/scopes/${scope}`, `?scope=${scope}`],
          '/services': [`/services/${service}`, `?service=${service}`],
          '/places': [`/places/${service}/${scope}`, `?scope=${scope}&service=${service}`],
        }[from] ?? [];
      const page = await browser.newPage();
      await page.goto(`${board.url}${there[0]}`);
      const link = page.getByRole('link', { name: 'All changes' });
      expect(await link.getAttribute('href')).toBe(`/history${there[1]}`);
      await link.click();
      await page.getByRole('heading', { level: 1, name: 'History' }).waitFor();
      expect(await page.getByRole('main').getByRole('alert').count()).toBe(0);
      await page.close();
    },
  );
});
