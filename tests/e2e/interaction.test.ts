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
  // Nothing changes without the test.
  [source, browser] = await Promise.all([startSandbox({ mood: 'calm' }), launchChromium()]);
  board = await startBoard({
    PRODMANAGER_URL: source.url,
    PRODMANAGER_TOKEN: source.token,
    // Long enough that the board is never delayed on a busy machine, which would shift the layout.
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
  /** Cumulative layout shift. */
  shift: number;
  /** The texts of its live region, in order. */
  readonly said: string[];
}

async function openOverview(): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1_280, height: 900 } });
  await page.goto(board.url);
  await page.getByRole('grid').waitFor();
  return page;
}

/** Sets one monitor from ok to alert. */
function breakOne(): void {
  const { monitor } = source.sandbox.store;
  const [row] = monitor.list([({ status }) => status === 'ok']);
  if (!row) throw new Error('no monitor is ok');
  monitor.replace({ ...row, status: 'alert' });
}

const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

describe('keyboard control', () => {
  test('? opens the list of shortcuts, Escape closes it, and fields and modifiers are ignored', async () => {
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

  test('single keys can be turned off, which outlasts the page', async () => {
    const page = await openOverview();
    const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    const single = list.getByRole('checkbox', { name: 'Use single-key shortcuts' });
    const button = page.getByRole('button', { name: 'Keyboard shortcuts' });
    await button.click();
    await single.uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    expect(await list.isVisible()).toBe(false);
    await page.reload();
    await button.click();
    expect(await single.isChecked()).toBe(false);
    await single.check();
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await list.waitFor();
    await page.close();
  });

  test('g and a letter open a page', async () => {
    const page = await openOverview();
    await page.keyboard.press('g');
    await Promise.all([page.waitForURL('**/incidents'), page.keyboard.press('i')]);
    await page.close();
  });

  test('the map is one tab stop, with arrow keys inside', async () => {
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
    const position = await page.evaluate(() => {
      const cell = document.activeElement?.closest('td');
      return [cell?.closest('tr')?.rowIndex, cell?.cellIndex];
    });
    expect(position).toEqual([12, 9]);
    await page.keyboard.press('Control+Home');
    await Promise.all([page.waitForURL('**/places/*/*'), page.keyboard.press('Enter')]);
    await page.close();
  });

  test('the first tab stop skips to the content', async () => {
    const page = await openOverview();
    await page.keyboard.press('Tab');
    expect(await focusedText(page)).toBe('Skip to content');
    await page.keyboard.press('Enter');
    expect(page.url()).toMatch(/#content$/);
    await page.close();
  });
});

describe('a live change', () => {
  test('is marked until seen, does not shift the layout, and is announced only if the verdict changes', async () => {
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
    // Ages tick, and the page polls.
    await page.waitForTimeout(2_500);
    // An age that gets another digit moves by the width of it.
    expect((await readSeen()).shift).toBeLessThan(0.001);
    const marks = page.getByRole('grid').getByTitle('recently changed');
    expect(await marks.count()).toBe(0);
    breakOne();
    await marks.first().waitFor({ state: 'attached', timeout: PATIENCE_MS });
    const { shift, said } = await readSeen();
    // The row with the alert glides to the top of the map; nothing jumps.
    expect(shift).toBeLessThan(0.05);
    // Screen readers announce every text written to a live region, even the same one.
    expect(said.filter((text, at) => text === said[at - 1])).toEqual([]);
    await expect.poll(() => marks.count(), { timeout: PATIENCE_MS }).toBe(0);
    await page.close();
  });
});

describe('preferences', () => {
  test('work without JavaScript, persist, and cause no flash', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, colorScheme: 'light' });
    const page = await context.newPage();
    await page.goto(board.url);
    await page.getByLabel('Theme').selectOption('dark');
    await page.getByLabel('Language').selectOption('fr');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByLabel('Thème').waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
    const html = await (await context.request.get(board.url)).text();
    // The theme is in the HTML, so the page does not switch after loading.
    expect(html).toMatch(/<html[^>]* lang="fr"[^>]* data-theme="dark"/);
    // The browser frame on phones has the same theme, whatever the device prefers.
    expect(html.match(/<meta name="theme-color"[^>]*>/g)).toEqual([
      expect.stringMatching(/name="theme-color" content="#[0-9a-f]{6}"/),
    ]);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      'rgb(12, 17, 22)',
    );
    await context.close();
  });

  test('apply with a button, not while an arrow key passes through them', async () => {
    const page = await openOverview();
    const posts: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') posts.push(request.url());
    });
    await page.getByLabel('Theme').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.getByLabel('Language').focus();
    expect(posts).toEqual([]);
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.locator('html[data-theme="dark"]').waitFor();
    expect(posts).toHaveLength(1);
    await page.close();
  });
});
