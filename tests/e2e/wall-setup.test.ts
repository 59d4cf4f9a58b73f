import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startBoard, type BoardProcess } from '../support/board-process';
import { collectErrors, launchChromium } from '../support/chromium';
import { PATIENCE_MS } from '../support/patience';

let board: BoardProcess;
let browser: Browser;

beforeAll(async () => {
  [board, browser] = await Promise.all([startBoard(), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await board.stop();
});

async function openSetup(query = '', options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1_440, height: 900 }, ...options });
  const page = await context.newPage();
  await page.goto(`${board.url}/wall/setup${query}`);
  return page;
}
const searchOf = (page: Page): string => new URL(page.url()).search;
const frameOf = (page: Page) => page.getByTitle('Preview');
/** Waits until scripts run: before that, changes are only noticed later. */
const waitForScripts = (page: Page) =>
  page.waitForFunction(() =>
    Object.keys(document.querySelector('form') ?? {}).some((key) => /^__react/.test(key)),
  );

describe('the page that sets up a wall', () => {
  test('follows a title as it is typed: no reload, no lost focus, no entry in the history', async () => {
    const page = await openSetup();
    const complaints = collectErrors(page);
    await waitForScripts(page);
    await page.evaluate(() => Object.assign(window, { isSamePage: true }));
    const entries = await page.evaluate(() => history.length);
    const title = page.getByLabel(/^Title/);
    await title.pressSequentially('Operations');
    await expect.poll(() => searchOf(page), { timeout: PATIENCE_MS }).toBe('?title=Operations');
    expect(await title.inputValue()).toBe('Operations');
    expect(await title.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.getByRole('checkbox', { name: 'Incidents' }).check();
    await page.getByRole('link', { name: /\/wall\?view=all&view=incidents&title=Operations$/ }).waitFor();
    await expect.poll(() => frameOf(page).getAttribute('src')).toContain('title=Operations');
    await page.frameLocator('iframe').getByText('Operations').first().waitFor({ timeout: PATIENCE_MS });
    expect(await page.evaluate(() => history.length)).toBe(entries);
    expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
    expect(complaints).toEqual([]);
    await page.reload();
    expect(await page.getByLabel(/^Title/).inputValue()).toBe('Operations');
    await page.context().close();
  });

  test('shows the preview next to the form, as a whole screen', async () => {
    const page = await openSetup();
    const [form, frame] = await Promise.all([
      page.locator('form[action$="/wall/setup"]').boundingBox(),
      frameOf(page).boundingBox(),
    ]);
    expect(frame?.x).toBeGreaterThan((form?.x ?? 0) + (form?.width ?? 0));
    expect(frame?.y).toBeLessThan(600);
    expect((frame?.width ?? 0) / (frame?.height ?? 1)).toBeCloseTo(16 / 9, 1);
    expect((frame?.x ?? 0) + (frame?.width ?? 0)).toBeLessThanOrEqual(1_440);
    await page.getByRole('link', { name: 'Open full screen' }).click();
    await expect.poll(() => page.evaluate(() => document.fullscreenElement?.tagName)).toBe('IFRAME');
    await page.context().close();
  });

  test('warns in numbers of a screen that is too small for its distance', async () => {
    const page = await openSetup('?size=55');
    await waitForScripts(page);
    const warning = page.getByRole('status').filter({ hasText: /inch screen is too small/ });
    expect(await warning.count()).toBe(0);
    await page.getByLabel(/distance|metres/i).fill('8');
    await expect
      .poll(() => warning.innerText(), { timeout: PATIENCE_MS })
      .toMatch(
        /^A 55-inch screen is too small for 8 m: only 12 lines .* several pages\.\s+This screen works up to 6\.\d m\. .* from 7\d inches\.$/,
      );
    await page.getByLabel(/diagonal|inches/i).fill('75');
    await warning.waitFor({ state: 'detached', timeout: PATIENCE_MS });
    await page.getByLabel(/diagonal|inches/i).fill('32');
    await expect
      .poll(() => warning.innerText(), { timeout: PATIENCE_MS })
      .toMatch(/only the clock, an icon and a short verdict/);
    await page.context().close();
  });

  test('offers to protect an OLED screen, in both languages', async () => {
    for (const [locale, label] of [
      ['en', /^OLED screen/],
      ['fr', /^Écran OLED/],
    ] as const) {
      const page = await openSetup('', { locale });
      await waitForScripts(page);
      await page.getByLabel(label).selectOption('on');
      await expect.poll(() => searchOf(page), { timeout: PATIENCE_MS }).toBe('?oled=on');
      await page.getByRole('link', { name: /\/wall\?oled=on$/ }).waitFor();
      await page.reload();
      expect(await page.getByLabel(label).inputValue()).toBe('on');
      await page.context().close();
    }
  });

  test.each(['granted', 'missing'] as const)(
    'copies the address and the kiosk command: clipboard %s',
    async (clipboard) => {
      const page = await openSetup('?theme=light', { permissions: ['clipboard-read', 'clipboard-write'] });
      await waitForScripts(page);
      if (clipboard === 'missing')
        // As over http.
        await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
      await page.evaluate(() => {
        const field = document.body.appendChild(document.createElement('textarea'));
        field.ariaLabel = 'Pasted';
      });
      const pasted = page.getByLabel('Pasted');
      for (const [name, text] of [
        [/ .*(address|URL)$/i, /^http:\/\/127\.0\.0\.1:\d+\/wall\?theme=light$/],
        [/ Kiosk command$/, /^chromium --kiosk .* 'http:\/\/127\.0\.0\.1:\d+\/wall\?theme=light'$/],
      ] as const) {
        const button = page.getByRole('button', { name });
        await button.click();
        await expect.poll(() => button.innerText(), { timeout: PATIENCE_MS }).toMatch(/^Copied/);
        await pasted.fill('');
        await pasted.press('ControlOrMeta+v');
        expect(await pasted.inputValue()).toMatch(text);
      }
      await page.context().close();
    },
  );

  test('works without JavaScript by a button', async () => {
    const page = await openSetup('', { javaScriptEnabled: false });
    await page.getByLabel(/^Title/).fill('Operations');
    await page.locator('form[action$="/wall/setup"]').getByRole('button').click();
    await page.getByRole('link', { name: /\/wall\?title=Operations$/ }).waitFor();
    expect(await page.getByRole('button', { name: /^Copy/ }).count()).toBe(0);
    await page.context().close();
  });

  test('says which parts of an address it ignores, also once scripts run', async () => {
    const page = await openSetup('?zone=Mars/Olympus&nonsense=1');
    await waitForScripts(page);
    await page.getByText(/: nonsense, zone|: zone, nonsense/).waitFor();
    await page.getByLabel(/^Title/).fill('Operations');
    await expect.poll(() => searchOf(page), { timeout: PATIENCE_MS }).toBe('?title=Operations');
    await page.getByText(/nonsense/).waitFor({ state: 'detached' });
    await page.context().close();
  });

  test('is in the menu of a phone', async () => {
    const page = await openSetup('', { viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
    await page.goto(board.url);
    await page.getByText('Menu', { exact: true }).click();
    await page.getByRole('link', { name: 'Wall' }).filter({ visible: true }).click();
    await page.waitForURL(/\/wall\/setup$/);
    await page.context().close();
  });
});
