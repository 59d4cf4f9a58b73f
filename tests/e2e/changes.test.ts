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
    (await (await fetch(`${board.url}/api/view/overview`)).json()) as {
      changes: { id: number; to: string }[];
    };
  await expect
    .poll(async () => (await read()).changes.some(({ id, to }) => id === monitor.id && to === status), {
      timeout: PATIENCE_MS,
    })
    .toBe(true);
  return monitor;
}

/** Waits until a change is recorded: that happens soon after the board shows it. */
async function waitForRecord(name: string): Promise<void> {
  const read = async () => (await fetch(`${board.url}/api/history/changes`)).text();
  await expect.poll(async () => (await read()).includes(`"${name}"`), { timeout: PATIENCE_MS }).toBe(true);
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

  test('lead to the history, where they are filtered without JavaScript', async () => {
    const failing = await change(2, 'alert');
    const warning = await change(3, 'warning');
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(board.url);
    await page.getByRole('link', { name: 'All changes' }).click();
    await page.waitForURL(`${board.url}/history`);
    await page.getByRole('heading', { level: 1, name: 'History' }).waitFor();
    await waitForRecord(failing.name);
    await waitForRecord(warning.name);
    await page.goto(`${board.url}/history?kind=monitor&status=warning`);
    await items(page).getByRole('link', { name: warning.name, exact: true }).first().waitFor();
    expect(await items(page).getByRole('link', { name: failing.name, exact: true }).count()).toBe(0);
    await context.close();
  });

  test('have an address of earlier versions that leads to the history with its filters', async () => {
    const search = 'kind=incident&status=active&scope=1&service=2';
    const ask = async (given: string) => {
      const { status, headers } = await fetch(`${board.url}/changes${given}`, { redirect: 'manual' });
      return [status, headers.get('location')];
    };
    expect(await ask('')).toEqual([308, '/history']);
    expect(await ask(`?q=a&page=3&${search}`)).toEqual([308, `/history?${search}`]);
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
