import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { launchChromium } from '../support/chromium';
import { startBoardWithSource } from '../support/own-board';
import { PATIENCE_MS } from '../support/patience';

let started: Awaited<ReturnType<typeof startBoardWithSource>>;
let browser: Browser;

beforeAll(async () => {
  [started, browser] = await Promise.all([
    startBoardWithSource({ mood: 'calm', monitors: 300 }, { REFRESH_INTERVAL_SECONDS: '6' }),
    launchChromium(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await started.stop();
});

const VIEW = /\/api\/view/;

async function open(path: string): Promise<Page> {
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  await page.goto(`${started.board.url}${path}`);
  await page.getByText('● Live').waitFor();
  return page;
}

/** Sets what the page knows of its visibility, as when the viewer changes tabs. */
const setHidden = (page: Page, isHidden: boolean) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    const state = hidden ? 'hidden' : 'visible';
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
    document.dispatchEvent(new Event('visibilitychange'));
  }, isHidden);

/** Counts changes of the document from now on: those of the badge, and all others. */
async function countChanges(page: Page): Promise<() => Promise<{ badge: number; others: string[] }>> {
  await page.evaluate(() => {
    const counts = { badge: 0, others: [] as string[] };
    Object.assign(window, { counts });
    const badge = [...document.querySelectorAll('p')].find(({ textContent }) =>
      textContent.startsWith('● Live'),
    );
    new MutationObserver((records) => {
      for (const { target, type, attributeName } of records) {
        if (badge?.contains(target)) counts.badge += 1;
        else counts.others.push(`${type} ${attributeName ?? ''} of ${target.nodeName}`);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  return () =>
    page.evaluate(() => (window as unknown as { counts: { badge: number; others: string[] } }).counts);
}

describe('a page on which nothing happens', () => {
  test.each(['/monitors', '/incidents', '/'])('changes only the age on %s', async (path) => {
    const page = await open(path);
    if (path === '/monitors')
      await page.getByRole('navigation', { name: 'Pages of the list' }).waitFor({ state: 'detached' });
    const read = await countChanges(page);
    for (let polls = 0; polls < 3; polls += 1) await page.waitForResponse(VIEW, { timeout: PATIENCE_MS });
    const { badge, others } = await read();
    expect(badge).toBeGreaterThan(0);
    // When a minute ends, some durations change; a tick of the whole list would write hundreds of attributes.
    expect(others.length, others.join('\n')).toBeLessThan(20);
  });

  test('rests in a hidden tab, and is up to date when the viewer returns', async () => {
    const page = await open('/incidents');
    const read = await countChanges(page);
    await setHidden(page, true);
    const { badge: before } = await read();
    for (let polls = 0; polls < 3; polls += 1) await page.waitForResponse(VIEW, { timeout: PATIENCE_MS });
    // At most one render, if a minute ends.
    expect((await read()).badge - before).toBeLessThan(5);
    // Returning reads at once.
    const [response] = await Promise.all([page.waitForResponse(VIEW), setHidden(page, false)]);
    expect(response.status()).toBeLessThan(400);
    await expect.poll(async () => (await read()).badge).toBeGreaterThan(before);
  });
});

test('the title turns unknown on time in a hidden tab, and the page shows it on return', async () => {
  const page = await open('/monitors');
  await setHidden(page, true);
  // No answer and no error, so nothing but time tells.
  await page.route(VIEW, () => undefined);
  await expect.poll(() => page.title(), { timeout: PATIENCE_MS }).toMatch(/Status unknown/);
  await setHidden(page, false);
  await page
    .getByText(/^Status unknown/)
    .first()
    .waitFor();
  await page.unroute(VIEW);
  await page.getByText('● Live').waitFor({ timeout: PATIENCE_MS });
});

test('a changed row says how long ago it changed, for a while, and other rows do not', async () => {
  const page = await open('/monitors');
  await page.getByRole('navigation', { name: 'Pages of the list' }).waitFor({ state: 'detached' });
  const link = await page.getByRole('rowheader').getByRole('link').first().getAttribute('href');
  const { monitor } = started.source.sandbox.store;
  const [row] = [...monitor.values()].filter(({ id }) => link === `/monitors/${id}`);
  if (!row) throw new Error('no monitor is listed');
  monitor.replace({ ...row, status: row.status === 'alert' ? 'warning' : 'alert' });
  const note = page
    .getByRole('rowheader')
    .filter({ has: page.locator(`a[href="${link}"]`) })
    .getByText(/^updated \d+ s ago$/);
  await note.waitFor({ timeout: PATIENCE_MS });
  const first = await note.innerText();
  expect(await page.getByText(/^updated \d+ s ago$/).count()).toBe(1);
  await expect.poll(() => note.innerText()).not.toBe(first);
  await note.waitFor({ state: 'detached', timeout: PATIENCE_MS });
});
