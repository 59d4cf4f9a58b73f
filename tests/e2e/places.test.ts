import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startBoard, type BoardProcess } from '../support/board-process';
import { launchChromium, collectErrors } from '../support/chromium';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';
import { PATIENCE_MS } from '../support/patience';

let source: SandboxServer;
let board: BoardProcess;
let browser: Browser;

beforeAll(async () => {
  source = await startSandbox({ mood: 'storm' });
  source.sandbox.store.scope.insert((id) => ({ id, name: 'not yet used', description: null }));
  [board, browser] = await Promise.all([
    startBoard({ PRODMANAGER_URL: source.url, PRODMANAGER_TOKEN: source.token }),
    launchChromium(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await board.stop();
  await source.kill();
});

describe('the list of scopes', () => {
  test('searches and sorts while typing, and updates the address', async () => {
    const page = await browser.newPage();
    const complaints = collectErrors(page);
    await page.goto(`${board.url}/scopes`);
    const rows = page.getByRole('rowheader');
    expect(await rows.count()).toBe(10);
    await page.getByRole('searchbox').fill('zurich');
    await expect.poll(() => rows.allInnerTexts(), { timeout: PATIENCE_MS }).toEqual(['Zürich']);
    await page.waitForURL(/q=zurich/);
    await page.getByRole('searchbox').fill('');
    await page.getByRole('combobox', { name: 'Sort by' }).selectOption('Name');
    await page.waitForURL(/\?sort=name$/);
    expect((await rows.allInnerTexts())[0]).toBe('ap-northeast-1');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('works without JavaScript, and marks a scope without monitors', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${board.url}/scopes?sort=name&q=not+yet&sort=x`);
    const row = page.getByRole('row', { name: /not yet used/ });
    expect(await row.getByRole('cell').first().innerText()).toContain('no monitors');
    expect(await page.getByRole('rowheader').count()).toBe(1);
    await context.close();
  });
});

describe('pages filtered by a service', () => {
  test('show the filter on every page, and remove it in place', async () => {
    const page = await browser.newPage();
    const complaints = collectErrors(page);
    await page.goto(`${board.url}/?service=payments`);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/^Payments/);
    expect(await page.title()).toMatch(/^Payments – /);
    await page.goto(`${board.url}/scopes/1?service=payments`);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/^Payments, eu-west-1/);
    await page.getByRole('heading', { level: 2, name: 'Services in eu-west-1' }).waitFor();
    await page.goto(`${board.url}/scopes?service=payments&sort=name`);
    const rows = page.getByRole('rowheader');
    const cut = await rows.count();
    expect(cut).toBeGreaterThan(0);
    expect(cut).toBeLessThan(10);
    await page.getByRole('searchbox').fill('west');
    await page.waitForURL(/service=payments/);
    await page.waitForURL(/q=west/);
    await page.getByRole('searchbox').fill('');
    await page.getByRole('link', { name: 'Remove Payments' }).click();
    await expect.poll(() => rows.count(), { timeout: PATIENCE_MS }).toBe(10);
    await page.waitForURL(/\/scopes\?sort=name$/);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('work without JavaScript, and keep the filter in a search', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${board.url}/scopes?service=payments&service=none-such`);
    expect(await page.getByRole('alert').innerText()).toContain('service=none-such');
    await page.getByRole('searchbox').fill('west');
    await page.getByRole('button', { name: 'Apply' }).first().click();
    expect(new URL(page.url()).searchParams.getAll('service')).toHaveLength(1);
    expect(await page.getByRole('link', { name: 'Remove Payments' }).count()).toBe(1);
    await context.close();
  });
});

describe('the page of a scope', () => {
  test('shows its verdict, and the reasons on demand, also without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${board.url}/scopes/1`);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('eu-west-1');
    await page.getByText('Why?').click();
    await page.getByText('Based on').waitFor();
    await page.getByRole('heading', { level: 2, name: 'Services in eu-west-1' }).waitFor();
    const all = page.getByRole('link', { name: /more monitors?$|monitors? OK$|^\d+ monitor, OK$/ });
    expect(await all.getAttribute('href')).toBe('/monitors?scope=1');
    await context.close();
  });

  test('is available in French', async () => {
    const context = await browser.newContext({ locale: 'fr-FR' });
    const page = await context.newPage();
    await page.goto(`${board.url}/services/1`);
    await page.getByText('Pourquoi ?').click();
    await page.getByText('Motifs').waitFor();
    await page.getByRole('heading', { level: 2, name: 'Sondes en défaut' }).waitFor();
    await context.close();
  });

  test.each(['/scopes/999', '/services/x', '/monitors/0', '/monitors/99999'])(
    'returns 404 for %s',
    async (path) => {
      expect((await fetch(board.url + path)).status).toBe(404);
    },
  );
});
