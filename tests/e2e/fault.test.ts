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

test('a page that cannot be drawn says so, shows no colour of production, and comes back by itself', async () => {
  const source = await startOwnSource({ mood: 'calm', monitors: 20 });
  const board = await startBoardOn(source);
  const context = await browser.newContext({ locale: 'fr' });
  const page = await context.newPage();
  // It begins anew at a time of its own, but not before what made it fail is over.
  await page.addInitScript(() => (Math.random = () => 0.9));
  const icons = () =>
    page.locator('link[rel="icon"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  // A view in the right format whose content no build ever wrote.
  const lie = '**/api/view/overview*';
  await page.route(lie, async (route) => {
    const headers = { ...route.request().headers(), 'if-none-match': '' };
    const response = await route.fetch({ headers });
    const view = (await response.json()) as object;
    await route.fulfill({ response, json: { ...view, version: 'a lie', map: { rows: 5 }, verdict: null } });
  });
  await page.goto(board.url);
  await page.getByRole('heading', { name: 'Le tableau n’a pas pu être affiché' }).waitFor();
  expect(await page.getByRole('main').innerText()).toContain('La console de ce navigateur');
  expect(await page.title()).toBe('Une erreur est survenue');
  expect(await icons()).toEqual(['/icons/unknown.svg']);
  await page.unroute(lie);
  await page.getByRole('table', { name: 'Services × périmètres' }).waitFor({ timeout: 60_000 });
  expect(await icons()).toEqual(['/icons/ok.svg']);
  await context.close();
  await board.stop();
});
