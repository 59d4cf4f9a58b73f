import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startBoard, type BoardProcess } from '../support/board-process';
import { collectErrors, launchChromium } from '../support/chromium';
import { PATIENCE_MS } from '../support/patience';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';

const HOSTILE = '<img src=x onerror=alert(1)>\u202eŁódź "api"';

let source: SandboxServer;
let board: BoardProcess;
let browser: Browser;

beforeAll(async () => {
  source = await startSandbox({ mood: 'calm', monitors: 1_000 });
  const { monitor } = source.sandbox.store;
  for (const row of monitor.values()) {
    if (row.id === 1) monitor.replace({ ...row, name: HOSTILE, status: 'alert' });
    if (row.id === 2)
      monitor.replace({ ...row, name: 'quiet one', external_link: 'https://db7.example.com/checks/9' });
    if (row.id === 3) monitor.replace({ ...row, name: 'quiet two', description: 'Owned by **Zephyr**' });
  }
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

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search the board' });
const field = (page: Page) => dialog(page).getByRole('combobox', { name: 'Search the board' });
const options = (page: Page) => dialog(page).getByRole('option');
const status = (page: Page) => dialog(page).getByRole('status');
const activeText = (page: Page) => dialog(page).getByRole('option', { selected: true }).innerText();

/** Opens the dialog as soon as the page has its scripts. */
async function openDialog(page: Page): Promise<void> {
  const press = async (): Promise<boolean> => {
    await page.keyboard.press('Control+k');
    return dialog(page).isVisible();
  };
  await expect.poll(press, { timeout: PATIENCE_MS }).toBe(true);
}

async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
}

/** Opens a page and waits until its scripts respond. */
async function openBoard(path = '/incidents'): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(board.url + path);
  await openDialog(page);
  await closeDialog(page);
  return page;
}

describe('the dialog', () => {
  test.each(['/', 'Control+k'])('opens with %s, and Escape closes it and returns the focus', async (key) => {
    const page = await openBoard();
    const link = page.getByRole('link', { name: 'Monitors', exact: true }).first();
    await link.focus();
    await page.keyboard.press(key);
    await dialog(page).waitFor();
    await expect.poll(() => field(page).evaluate((input) => input === document.activeElement)).toBe(true);
    await closeDialog(page);
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.close();
  });

  test('opens with the button of the header, on a phone too', async () => {
    const page = await openBoard();
    for (const width of [1_280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      await page.getByRole('banner').getByRole('button', { name: 'Search' }).click();
      await dialog(page).waitFor();
      await dialog(page).getByRole('button', { name: 'Close' }).click();
      await dialog(page).waitFor({ state: 'detached' });
    }
    expect(new URL(page.url()).pathname).toBe('/incidents');
    await page.close();
  });

  test('opens with Ctrl+K from a field, where / is a character', async () => {
    const page = await openBoard('/monitors');
    const own = page.getByRole('searchbox');
    await own.focus();
    await page.keyboard.press('/');
    expect(await own.inputValue()).toBe('/');
    await page.keyboard.press('Control+k');
    await dialog(page).waitFor();
    await page.close();
  });

  test('finds by name without accents, by host and by description, says why, and opens with Enter', async () => {
    const page = await openBoard();
    const complaints = collectErrors(page);
    await openDialog(page);
    await field(page).pressSequentially('lodz');
    const named = dialog(page).getByRole('option', { name: 'Łódź' });
    await named.waitFor();
    expect(await named.locator('mark').innerText()).toBe('Łódź');
    expect(await named.innerText()).toContain('<img src=x onerror=alert(1)>');
    expect(await named.innerText()).toContain('alert');
    await field(page).fill('zephyr');
    await dialog(page).getByRole('option', { name: 'Description: Owned by Zephyr' }).waitFor();
    await field(page).fill('db7.example');
    const hit = dialog(page).getByRole('option', { name: 'Host: db7.example.com' });
    await hit.waitFor();
    expect(await status(page).innerText()).toBe('1 result');
    expect(await hit.getAttribute('aria-selected')).toBe('true');
    expect(await field(page).getAttribute('aria-activedescendant')).toBe(await hit.getAttribute('id'));
    await Promise.all([page.waitForURL('**/monitors/2'), page.keyboard.press('Enter')]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('is used with arrows, Home and End, and leads to the whole list and to closed items', async () => {
    const page = await openBoard();
    await openDialog(page);
    await field(page).fill('quiet');
    await dialog(page).getByRole('group', { name: 'Monitors' }).waitFor();
    expect(await options(page).count()).toBe(5);
    expect(await activeText(page)).toContain('quiet one');
    await page.keyboard.press('ArrowDown');
    expect(await activeText(page)).toContain('quiet two');
    await page.keyboard.press('End');
    expect(await activeText(page)).toBe('Search past announcements for “quiet”');
    await page.keyboard.press('ArrowDown');
    expect(await activeText(page)).toContain('quiet one');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Home');
    expect(await activeText(page)).toContain('quiet one');
    await field(page).fill('chk-1');
    const all = dialog(page).getByRole('option', { name: /^All \d+ monitors$/ });
    await all.waitFor();
    const count = /\d+/.exec(await all.innerText())?.[0] ?? '';
    await Promise.all([page.waitForURL('**/monitors?q=chk-1'), all.click()]);
    await page.getByText(`${count} of 1,000 monitors`).waitFor();
    await page.goBack();
    await page.close();
  });

  test('never shows the answer to an earlier text, and reports a busy and a lost board', async () => {
    const page = await openBoard();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let mode: 'ok' | 'busy' | 'lost' = 'ok';
    await page.route('**/api/view/search?**', async (route) => {
      if (route.request().url().includes('q=quiet+o&')) {
        await held;
        // Fails if the browser has canceled the request.
        await route.continue().catch(() => undefined);
      } else if (mode === 'ok') await route.continue();
      else if (mode === 'busy') await route.fulfill({ status: 429, body: '{}' });
      else await route.abort();
    });
    await openDialog(page);
    await Promise.all([page.waitForRequest(/q=quiet\+o&/), field(page).fill('quiet o')]);
    await field(page).fill('quiet two');
    await dialog(page)
      .getByRole('option', { name: /^quiet two/ })
      .waitFor();
    release();
    mode = 'busy';
    await expect
      .poll(() => status(page).innerText(), { timeout: PATIENCE_MS })
      .toContain('Too many searches');
    expect(
      await dialog(page)
        .getByRole('option', { name: /^quiet one/ })
        .count(),
    ).toBe(0);
    mode = 'lost';
    await expect.poll(() => status(page).innerText(), { timeout: PATIENCE_MS }).toContain('offline');
    const list = dialog(page).getByRole('listbox');
    expect(await list.getAttribute('data-freshness')).toBe('unknown');
    mode = 'ok';
    await expect.poll(() => status(page).innerText(), { timeout: PATIENCE_MS }).toBe('1 result');
    await page.close();
  });

  test('is accessible, with results and without, and fits a phone', async () => {
    const page = await openBoard();
    await page.setViewportSize({ width: 360, height: 740 });
    await openDialog(page);
    for (const text of ['', 'chk-1', 'xyzzy']) {
      await field(page).fill(text);
      if (text === 'chk-1') await options(page).first().waitFor();
      if (text === 'xyzzy') await expect.poll(() => status(page).innerText()).toBe('No results for “xyzzy”');
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    }
    await page.close();
  });

  test('is not loaded with a page', async () => {
    const page = await browser.newPage();
    const scripts: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(request.url());
    });
    await page.goto(`${board.url}/incidents`, { waitUntil: 'networkidle' });
    const before = scripts.length;
    await openDialog(page);
    expect(scripts.length).toBeGreaterThan(before);
    await page.close();
  });
});

describe('the page of results', () => {
  test('works without JavaScript, from the header, with links to lists and closed items', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(board.url);
    const form = page.getByRole('banner').getByRole('search');
    await form.getByRole('textbox').fill('chk-1');
    await form.getByRole('button', { name: 'Search' }).click();
    await page.waitForURL('**/search?q=chk-1');
    expect(await page.getByRole('searchbox').inputValue()).toBe('chk-1');
    expect(await page.getByRole('main').getByRole('status').last().innerText()).toMatch(/^\d+ results$/);
    const monitors = page.getByRole('region', { name: 'Monitors' });
    expect(await monitors.getByRole('listitem').count()).toBe(11);
    expect(await monitors.getByText('Reference: chk-1', { exact: false }).count()).toBeGreaterThan(0);
    expect(
      await page.getByRole('link', { name: 'Search past incidents for “chk-1”' }).getAttribute('href'),
    ).toBe('/incidents?q=chk-1&tab=past');
    await monitors.getByRole('link', { name: /^All \d+ monitors$/ }).click();
    await page.waitForURL('**/monitors?q=chk-1');
    await context.close();
  });

  test.each([
    ['', 'Search scopes, services'],
    ['?q=a', 'Enter at least 2 characters.'],
    [`?q=${'x'.repeat(201)}`, 'Enter at most 200 characters.'],
    ['?q=xyzzy', 'No results for “xyzzy”'],
  ])('says what to do at /search%s', async (query, message) => {
    const html = await (
      await fetch(`${board.url}/search${query}`, { headers: { 'accept-language': 'en' } })
    ).text();
    expect(html).toContain(message);
  });

  test('follows the typed text with JavaScript', async () => {
    const page = await openBoard('/search');
    await page.getByRole('searchbox').fill('zephyr');
    await page.getByRole('link', { name: 'Description: Owned by Zephyr' }).waitFor();
    await page.waitForURL('**/search?q=zephyr');
    expect(await page.getByRole('main').getByRole('status').last().innerText()).toBe('1 result');
    await page.close();
  });
});
