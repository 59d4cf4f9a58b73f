import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { collectErrors, launchChromium } from '../support/chromium';
import { HOSTILE_NAME, startHostileBoard } from '../support/hostile-board';
import { pageWith, startOtherSite } from '../support/other-site';
import { findFreePort, startOwnBoard, startOwnSource } from '../support/own-board';
import { PATIENCE_MS } from '../support/patience';

const TIMEOUT = { timeout: PATIENCE_MS };

let started: Awaited<ReturnType<typeof startHostileBoard>>;
let browser: Browser;

beforeAll(async () => {
  [started, browser] = await Promise.all([startHostileBoard({ EMBED_ORIGINS: '*' }), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await started.stop();
});

async function openPage(url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(url);
  return page;
}

/** A page with the embedded status, that is as high as it says. */
const framing = (board: string, query = '') =>
  pageWith(`<iframe src="${board}/embed${query}" title="Status" width="600" height="50"></iframe>
<script>
addEventListener('message', ({ origin, source, data }) => {
  const frame = document.querySelector('iframe');
  if (origin !== '${board}' || source !== frame.contentWindow) return;
  if (data.type === 'prodmanager-dashboard:size') frame.style.height = data.height + 'px';
});
</script>`);

describe('the embedded status', () => {
  test('is shown on another site, as high as its content, and follows the board', async () => {
    await started.setStatus('ok');
    const other = await startOtherSite({ '/': framing(started.board.url) });
    const page = await openPage(other.url);
    const errors = collectErrors(page);
    const frame = page.frameLocator('iframe');
    await frame.getByText('All OK', { exact: true }).waitFor();
    const heights = async () => {
      const outer = await page.locator('iframe').evaluate(({ clientHeight }) => clientHeight);
      const inner = await frame.locator('body').evaluate(({ scrollHeight }) => scrollHeight);
      return [outer, inner];
    };
    const isFitting = async () => {
      const [outer = 0, inner = 0] = await heights();
      return Math.abs(outer - inner) <= 1;
    };
    await expect.poll(isFitting).toBe(true);
    const [calm = 0] = await heights();

    await started.setStatus('alert');
    await frame.getByText('Failing', { exact: true }).waitFor(TIMEOUT);
    await frame.getByRole('heading', { name: 'Affected services' }).waitFor(TIMEOUT);
    await expect.poll(isFitting).toBe(true);
    const [troubled = 0] = await heights();
    expect(troubled).toBeGreaterThan(calm);

    // A name is text.
    await frame.getByRole('link', { name: HOSTILE_NAME }).waitFor();
    expect(await frame.locator('img').count()).toBe(0);
    expect(errors).toEqual([]);
    await page.close();
  });

  test.each([
    ['light', '?theme=dark', 'rgb(18, 25, 32)'],
    ['dark', '?theme=light', 'rgb(255, 255, 255)'],
    ['dark', '?theme=auto', 'rgb(18, 25, 32)'],
    ['light', '', 'rgb(255, 255, 255)'],
  ] as const)(
    'on a device that is %s has the theme of %j, and axe finds nothing',
    async (scheme, query, colour) => {
      await started.setStatus('alert');
      const page = await browser.newPage({ colorScheme: scheme, viewport: { width: 320, height: 480 } });
      const errors = collectErrors(page);
      await page.goto(`${started.board.url}/embed${query}`);
      await page.getByText('Failing', { exact: true }).waitFor();
      expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(colour);
      const axe = new AxeBuilder({ page }).setLegacyMode().options({
        resultTypes: ['violations'],
        rules: { 'target-size': { enabled: true } },
      });
      const { violations } = await axe.analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      expect(errors).toEqual([]);
      await page.close();
    },
  );

  test('is complete without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${started.board.url}/embed?lang=fr`);
    await page.getByRole('link', { name: 'Ouvrir la page d’état' }).waitFor();
    await context.close();
  });

  test('is the only page that other sites may frame', async () => {
    const { url } = started.board;
    const other = await startOtherSite({
      '/': pageWith(
        `<iframe src="${url}/" title="Board"></iframe><iframe src="${url}/wall" title="Wall"></iframe>`,
      ),
    });
    const page = await openPage(other.url);
    for (const title of ['Board', 'Wall'])
      expect(await page.frameLocator(`iframe[title="${title}"]`).locator('main').count()).toBe(0);
    for (const path of ['/', '/wall', '/api/snapshot', '/sign-in'])
      expect((await fetch(url + path)).headers.get('content-security-policy')).toContain(
        "frame-ancestors 'self'",
      );
    expect((await fetch(`${url}/embed`)).headers.get('content-security-policy')).toContain(
      'frame-ancestors *;',
    );
    await page.close();
  });

  test('is shown on no other site by default', async () => {
    const board = await startOwnBoard(started.source);
    const other = await startOtherSite({ '/': framing(board.url) });
    const page = await openPage(other.url);
    expect(await page.frameLocator('iframe').locator('main').count()).toBe(0);
    await page.close();
  });
});

describe('a board that is gone', () => {
  test('leaves no old state in a frame, which recovers by itself', async () => {
    const source = await startOwnSource({ mood: 'calm', monitors: 20 });
    const port = await findFreePort();
    const env = { PORT: String(port), EMBED_ORIGINS: '*' };
    const board = await startOwnBoard(source, env);
    const other = await startOtherSite({ '/': framing(board.url) });
    const page = await openPage(other.url);
    const frame = page.frameLocator('iframe');
    await frame.getByText('All OK', { exact: true }).waitFor(TIMEOUT);
    await board.stop();
    await frame.getByText('The status page cannot be reached.').waitFor(TIMEOUT);
    expect(await frame.getByText('All OK', { exact: true }).count()).toBe(0);
    await startOwnBoard(source, env);
    await frame.getByText('All OK', { exact: true }).waitFor(TIMEOUT);
    await page.close();
  });
});

test('tools find how to embed a page by its oEmbed', async () => {
  const source = await startOwnSource({ mood: 'calm', monitors: 20 });
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  await startOwnBoard(source, { PORT: String(port), BOARD_URL: url, EMBED_ORIGINS: '*' });
  const scope = source.sandbox.store.scope.list()[0];
  const page = await openPage(`${url}/scopes/${scope?.id}`);
  const address = await page
    .locator('head link[type="application/json+oembed"]')
    .evaluate((link) => (link as HTMLLinkElement).href);
  const oembed = (await (await fetch(address)).json()) as { readonly type: string; readonly html: string };
  expect(oembed.type).toBe('rich');
  const other = await startOtherSite({ '/': pageWith(oembed.html) });
  await page.goto(other.url);
  await page
    .frameLocator('iframe')
    .getByRole('heading', { name: `– ${scope?.name}` })
    .waitFor(TIMEOUT);
  await page.close();
});
