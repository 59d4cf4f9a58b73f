import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { collectErrors, launchChromium } from '../support/chromium';
import { HOSTILE_NAME, startHostileBoard } from '../support/hostile-board';
import { pageWith, startOtherSite } from '../support/other-site';
import { startOwnBoard, startOwnSource } from '../support/own-board';
import { PATIENCE_MS } from '../support/patience';

const TIMEOUT = { timeout: PATIENCE_MS };
const TEXTS = { language: 'en', title: 'Board', state: 'Failing', sentence: '', open: 'Open', hide: 'Hide' };

let started: Awaited<ReturnType<typeof startHostileBoard>>;
let browser: Browser;

beforeAll(async () => {
  [started, browser] = await Promise.all([startHostileBoard(), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await started.stop();
});

const scriptOf = async (board: string): Promise<string> => (await fetch(`${board}/embed.js`)).text();

async function openPage(url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(url);
  return page;
}

describe('the banner', () => {
  const read = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

  test('is there only while something is wrong, under a strict policy of the other site', async () => {
    const { url } = started.board;
    await started.setStatus('alert');
    const policy = `default-src 'none'; script-src ${url}; connect-src ${url}`;
    const other = await startOtherSite(
      { '/': pageWith(`<script async src="${url}/embed.js"></script>`) },
      policy,
    );
    const page = await browser.newPage();
    const errors = collectErrors(page);
    await page.goto(other.url);
    const banner = page.getByRole('status');
    await banner.getByText('Production status: Failing').waitFor(TIMEOUT);
    expect(await banner.evaluate((bar) => getComputedStyle(bar).backgroundColor)).toBe('rgb(184, 36, 26)');
    expect(await banner.evaluate((bar) => getComputedStyle(bar).display)).toBe('flex');
    // A name is text.
    expect(await banner.innerText()).toContain(HOSTILE_NAME);
    expect(await banner.locator('img').count()).toBe(0);
    expect(await banner.getByRole('link').getAttribute('href')).toBe(`${url}/`);
    expect(await page.title()).toBe('Other site');

    await started.setStatus('ok');
    await read(page);
    await banner.waitFor({ state: 'detached', timeout: PATIENCE_MS });
    await started.setStatus('alert');
    await read(page);
    await banner.waitFor(TIMEOUT);
    expect(errors).toEqual([]);
    await page.close();
  });

  test('stays hidden until something changes, and has nothing that axe finds', async () => {
    const { url } = started.board;
    await started.setStatus('alert');
    const script = `<div id="here"></div><script async data-target="#here" src="${url}/embed.js?lang=fr"></script>`;
    const page = await openPage((await startOtherSite({ '/': pageWith(script) })).url);
    const banner = page.locator('#here').getByRole('status');
    await banner.getByText('En panne').first().waitFor(TIMEOUT);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    await banner.getByRole('button', { name: 'Masquer' }).click();
    await banner.waitFor({ state: 'detached' });
    const answered = page.waitForResponse((response) => response.url().includes('/api/banner'));
    await read(page);
    await (await answered).finished();
    expect(await banner.count()).toBe(0);
    await page.close();
  });

  test('is grey if the board is blind, and not there if the board does not answer', async () => {
    const source = await startOwnSource({ mood: 'calm', monitors: 20 });
    const board = await startOwnBoard(source);
    await source.kill();
    const level = async () =>
      ((await (await fetch(`${board.url}/api/banner`)).json()) as { readonly level: string }).level;
    await expect.poll(level).toBe('unknown');
    const script = `<script async src="${board.url}/embed.js"></script>`;
    const other = await startOtherSite({ '/': pageWith(script) });
    const page = await openPage(other.url);
    await page.getByRole('status').getByText('Production status: Status unknown').waitFor(TIMEOUT);
    await page.close();

    // The same script, of a board that does not answer.
    const files = {
      '/': pageWith('<script async src="/embed.js"></script>'),
      '/embed.js': await scriptOf(board.url),
    };
    const silent = await browser.newPage();
    const answered = silent.waitForResponse((response) => response.url().endsWith('/api/banner'));
    await silent.goto((await startOtherSite(files)).url);
    expect((await answered).status()).toBe(404);
    expect(await silent.getByRole('status').count()).toBe(0);
    await silent.close();
  });

  test.each([
    '<h1>502 Bad Gateway</h1>',
    'null',
    '{"level":"alert"}',
    JSON.stringify({ ...TEXTS, level: '__proto__' }),
    JSON.stringify({ ...TEXTS, level: 'alert', title: { toString: 'x' } }),
  ])('is not there for an answer that is none of the board: %s', async (answer) => {
    const files = {
      '/': pageWith('<script async src="/embed.js"></script>'),
      '/embed.js': await scriptOf(started.board.url),
      '/api/banner': answer,
    };
    const page = await browser.newPage();
    const errors = collectErrors(page);
    const answered = page.waitForResponse((response) => response.url().endsWith('/api/banner'));
    await page.goto((await startOtherSite(files)).url);
    await (await answered).finished();
    // Longer than the script waits before it fills a banner.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
    expect(await page.getByRole('status').count()).toBe(0);
    expect(errors).toEqual([]);
    await page.close();
  });
});
