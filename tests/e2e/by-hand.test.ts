import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startBoard, type BoardProcess } from '../support/board-process';
import { launchChromium } from '../support/chromium';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';
import { PATIENCE_MS } from '../support/patience';

let source: SandboxServer;
let board: BoardProcess;
let browser: Browser;

beforeAll(async () => {
  // Nothing changes there by itself.
  [source, browser] = await Promise.all([startSandbox({ mood: 'calm' }), launchChromium()]);
  board = await startBoard({
    PRODMANAGER_URL: source.url,
    PRODMANAGER_TOKEN: source.token,
    // Long enough for a busy machine never to call the board delayed, which moves the page.
    REFRESH_INTERVAL_SECONDS: '10',
  });
});
afterAll(async () => {
  await browser.close();
  await board.stop();
  await source.kill();
});

/** What a page did since it was opened. */
interface Seen {
  /** Of the layout, cumulated. */
  shift: number;
  /** What its status said, one after another. */
  readonly said: string[];
}

async function openOverview(): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1_280, height: 900 } });
  await page.goto(board.url);
  await page.getByRole('grid').waitFor();
  return page;
}

/** Lets one monitor that is ok fail. */
function breakOne(): void {
  const { monitor } = source.sandbox.store;
  const [row] = monitor.list([({ status }) => status === 'ok']);
  if (!row) throw new Error('no monitor is ok');
  monitor.replace({ ...row, status: 'alert' });
}

const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

describe('with the keyboard alone', () => {
  test('? lists the keys, Escape puts the list away, and nothing happens in a field or with a modifier', async () => {
    const page = await openOverview();
    const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await page.keyboard.press('Control+?');
    await page.getByLabel('Theme').focus();
    await page.keyboard.press('?');
    expect(await list.isVisible()).toBe(false);
    await page.getByLabel('Theme').blur();
    await page.keyboard.press('?');
    await list.waitFor();
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });
    await page.close();
  });

  test('g and a letter go to a page, within a moment', async () => {
    const page = await openOverview();
    await page.keyboard.press('g');
    await Promise.all([page.waitForURL('**/incidents'), page.keyboard.press('i')]);
    await page.close();
  });

  test('the map is one stop of Tab, and walked with the arrows', async () => {
    const page = await openOverview();
    expect(await page.getByRole('grid').locator('[tabindex="0"]').count()).toBe(1);
    await page.getByRole('grid').locator('[tabindex="0"]').focus();
    await page.keyboard.press('ArrowUp');
    const [firstColumn = ''] = await page.getByRole('columnheader').allInnerTexts();
    expect(await focusedText(page)).toBe(firstColumn.trim());
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowLeft');
    const [firstRow = ''] = await page.getByRole('rowheader').allInnerTexts();
    expect(await focusedText(page)).toBe(firstRow.trim());
    await page.keyboard.press('Control+End');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-stop'))).toBe('12,9');
    await page.keyboard.press('Control+Home');
    await Promise.all([page.waitForURL('**/monitors?service=*&scope=*'), page.keyboard.press('Enter')]);
    await page.close();
  });

  test('the first stop of a page leads to its content', async () => {
    const page = await openOverview();
    await page.keyboard.press('Tab');
    expect(await focusedText(page)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(page.url()).toMatch(/#content$/);
    await page.close();
  });
});

describe('a change before one’s eyes', () => {
  test('is marked until it was seen, moves nothing, and is spoken only where the verdict is another', async () => {
    const page = await openOverview();
    await page.evaluate(() => {
      const seen: Seen = { shift: 0, said: [] };
      Object.assign(window, { seen });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift' });
      const status = document.querySelector('[role="status"]');
      if (!status) throw new Error('no status');
      seen.said.push(status.textContent);
      new MutationObserver(() => seen.said.push(status.textContent)).observe(status, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    });
    const readSeen = () => page.evaluate(() => (window as unknown as { seen: Seen }).seen);
    // Ages tick and polls pass.
    await page.waitForTimeout(2_500);
    expect((await readSeen()).shift).toBe(0);
    const marks = page.getByRole('grid').getByTitle('changed just now');
    expect(await marks.count()).toBe(0);
    breakOne();
    await marks.first().waitFor({ state: 'attached', timeout: PATIENCE_MS });
    const { shift, said } = await readSeen();
    // The row with the trouble goes to the top of the map; nothing else moves.
    expect(shift).toBeLessThan(0.05);
    // Whatever is written into a status is spoken, the same words again too.
    expect(said.filter((text, at) => text === said[at - 1])).toEqual([]);
    await expect.poll(() => marks.count(), { timeout: PATIENCE_MS }).toBe(0);
    await page.close();
  });
});

describe('preferences', () => {
  test('are chosen without JavaScript, stick, and leave no flash', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, colorScheme: 'light' });
    const page = await context.newPage();
    await page.goto(board.url);
    await page.getByLabel('Theme').selectOption('dark');
    await page.getByLabel('Language').selectOption('fr');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByLabel('Thème').waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
    const html = await (await context.request.get(board.url)).text();
    // The theme is in the page as it is sent: there is nothing to switch afterwards.
    expect(html).toMatch(/<html[^>]* lang="fr"[^>]* data-theme="dark"/);
    // A phone’s frame is painted so as well, whatever the device would like.
    expect(html.match(/<meta name="theme-color"[^>]*>/g)).toEqual([
      expect.stringMatching(/name="theme-color" content="#[0-9a-f]{6}"/),
    ]);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      'rgb(12, 17, 22)',
    );
    await context.close();
  });

  test('apply by themselves where JavaScript runs', async () => {
    const page = await openOverview();
    await page.getByLabel('Theme').selectOption('dark');
    await page.locator('html[data-theme="dark"]').waitFor();
    await page.close();
  });
});
