import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { launchChromium } from '../support/chromium';
import { startBoardOn, startOwnSource } from '../support/own-board';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});

test('a page that fails to render shows an error without status colours, and recovers by itself', async () => {
  const source = await startOwnSource({ mood: 'calm', monitors: 20 });
  const board = await startBoardOn(source);
  const context = await browser.newContext({ locale: 'fr' });
  const page = await context.newPage();
  const icons = () =>
    page.locator('link[rel="icon"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  // A view in a valid format with content that no build writes.
  const lie = '**/api/view/overview*';
  await page.route(lie, async (route) => {
    const headers = { ...route.request().headers(), 'if-none-match': '' };
    const response = await route.fetch({ headers });
    const view = (await response.json()) as object;
    await route.fulfill({ response, json: { ...view, version: 'a lie', map: { rows: 5 }, verdict: null } });
  });
  await page.clock.install();
  await page.goto(board.url);
  await page.getByRole('heading', { name: 'Le tableau n’a pas pu être affiché' }).waitFor();
  expect(await page.getByRole('main').innerText()).toContain('la console de ce navigateur');
  expect(await page.title()).toBe('Le tableau n’a pas pu être affiché');
  expect(await icons()).toEqual(['/icons/unknown.svg']);
  // A proxy's error page must not be taken for the page.
  let asked = 0;
  await page.route(board.url, (route) => {
    asked += 1;
    return route.fulfill({ status: 200, contentType: 'text/html', body: '<title>Sign in</title>' });
  });
  await expect
    .poll(async () => {
      await page.clock.fastForward(90_000);
      return asked;
    })
    .toBeGreaterThan(0);
  await page.getByRole('heading', { name: 'Le tableau n’a pas pu être affiché' }).waitFor();
  await page.unrouteAll();
  // Repeatedly, because the page sets its next timer only when the response above has been read.
  const error = page.getByRole('heading', { name: 'Le tableau n’a pas pu être affiché' });
  await expect
    .poll(
      async () => {
        const isShown = (await error.count()) > 0;
        if (isShown) await page.clock.fastForward(90_000);
        return isShown;
      },
      { interval: 1_000 },
    )
    .toBe(false);
  // A table until scripts run.
  await page.getByRole('grid', { name: 'Services × périmètres' }).waitFor();
  expect(await icons()).toEqual(['/icons/ok.svg']);
  await context.close();
  await board.stop();
});
