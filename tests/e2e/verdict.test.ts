import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createIncident } from '@/lib/sandbox/store/incidents';

import { startBoard, type BoardProcess } from '../support/board-process';
import { launchChromium } from '../support/chromium';
import { startBoardWithSource } from '../support/own-board';
import { PATIENCE_MS } from '../support/patience';

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1_440, height: 900 };

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Two broken monitors at one place, with an incident. */
async function startTroubled() {
  const started = await startBoardWithSource({ mood: 'calm', monitors: 60 });
  const { monitor } = started.source.sandbox.store;
  const page = await browser.newPage({ viewport: DESKTOP });
  await page.goto(started.board.url);
  await page.getByRole('heading', { level: 1, name: /^All 60 monitors OK/ }).waitFor();
  // Only now, because the board must see the change to know since when.
  const [first] = monitor.list();
  if (!first) throw new Error('there is no monitor');
  monitor.replace({ ...first, name: 'Card latency', status: 'alert' });
  createIncident(started.source.sandbox.store, {
    name: 'Cards are declined',
    description: null,
    external_reference: 'INC-7',
    external_link: null,
    severity: 'high',
    scope: first.scope,
    service: first.service,
    start_impact_date: started.source.sandbox.store.now,
  });
  const affected = page.getByRole('region', { name: 'What’s affected' });
  for (const name of ['Card latency', 'INC-7']) {
    await affected.getByRole('link', { name }).waitFor({ timeout: PATIENCE_MS });
  }
  await page.close();
  return { ...started, first };
}

describe('a board in trouble', () => {
  let started: Awaited<ReturnType<typeof startTroubled>>;

  beforeAll(async () => {
    started = await startTroubled();
  });
  afterAll(() => started.stop());

  async function openPage(path = '/', options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
    const page = await browser.newPage({ viewport: DESKTOP, ...options });
    await page.goto(started.board.url + path);
    return page;
  }

  test('says since when, and counts only what is not normal, linked to the lists', async () => {
    const page = await openPage('/', { javaScriptEnabled: false });
    await page.getByText(/^for \d+ min \(since .*\d\d:\d\d UTC\)$/).waitFor();
    const counts = page.getByRole('list', { name: 'Totals' }).getByRole('link');
    expect(await counts.allInnerTexts()).toEqual(['1 alert', '1 active incident']);
    await counts.first().click();
    await page.getByRole('link', { name: 'Card latency' }).waitFor();
    expect(new URL(page.url()).search).toBe('?status=alert');
    await page.close();
  });

  test('lists what is affected: the place, its monitor and its incident, each with its page', async () => {
    const page = await openPage('/', { javaScriptEnabled: false });
    const { scope, service, id } = started.first;
    const item = page.getByRole('region', { name: 'What’s affected' }).getByRole('listitem');
    expect(await item.count()).toBe(1);
    const pathOf = (name: string | RegExp) => item.getByRole('link', { name }).getAttribute('href');
    expect(await pathOf(/ \/ /)).toBe(`/places/${service}/${scope}`);
    expect(await pathOf('Card latency')).toBe(`/monitors/${id}`);
    expect(await pathOf('INC-7')).toMatch(/^\/incidents\/\d+$/);
    expect(await item.innerText()).toMatch(/\d+ min/);
    await page.close();
  });

  test.each([
    [DESKTOP, true],
    [DESKTOP, false],
    [PHONE, true],
  ])('explains the verdict over the page at %j, with JavaScript: %j', async (viewport, javaScriptEnabled) => {
    const page = await openPage('/', { viewport, javaScriptEnabled });
    const topOf = async () =>
      (await page.getByRole('heading', { name: 'Active incidents' }).boundingBox())?.y;
    const before = await topOf();
    const reasons = page.getByRole('dialog', { name: 'Why?' });
    const button = page.getByRole('button', { name: 'Why?' });
    await button.focus();
    await page.keyboard.press('Enter');
    await reasons.waitFor();
    expect(await topOf()).toBe(before);
    expect(await reasons.innerText()).toMatch(/Card latency · .* · since .*\d\d:\d\d UTC/);
    const box = await reasons.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(viewport.width);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Card latency');
    await page.keyboard.press('Escape');
    await reasons.waitFor({ state: 'hidden' });
    await button.click();
    await reasons.getByRole('button', { name: 'Close' }).click();
    await reasons.waitFor({ state: 'hidden' });
    await page.close();
  });

  test('says the same in French', async () => {
    const page = await openPage('/', { locale: 'fr-FR' });
    await page.getByRole('heading', { level: 1, name: / en panne sur / }).waitFor();
    await page.getByText(/^depuis \d+ min \(début\s: .*\d\d:\d\d UTC\)$/).waitFor();
    await page.getByRole('region', { name: 'Services touchés' }).waitFor();
    await page.close();
  });
});

describe('the order of the overview in a storm', () => {
  let stop: () => Promise<void>;
  let board: BoardProcess;

  beforeAll(async () => {
    ({ board, stop } = await startBoardWithSource({ mood: 'storm' }));
  });
  afterAll(() => stop());

  /** The tops of the sections, in the order of the document. */
  const sectionsOn = async (page: Page) =>
    page.evaluate(() =>
      [...document.querySelectorAll('#content h1, #content h2, #content table')]
        .filter((part) => part.checkVisibility())
        .map((part) => ({
          name: part.tagName === 'H2' ? part.id : part.tagName,
          y: part.getBoundingClientRect().y,
        })),
    );

  test('on a phone: incidents within two screens, then what is affected, the map, the changes', async () => {
    const page = await browser.newPage({ viewport: PHONE, javaScriptEnabled: false });
    await page.goto(board.url);
    const incident = page.getByRole('region', { name: 'Active incidents' }).getByRole('article').first();
    expect((await incident.boundingBox())?.y).toBeLessThan(2 * PHONE.height);
    const sections = await sectionsOn(page);
    const names = sections.map(({ name }) => name).filter((name) => name !== 'current-maintenances');
    expect(names).toEqual([
      'H1',
      'incidents',
      'affected',
      'map',
      'TABLE',
      'changes',
      'maintenances',
      'announcements',
      'history',
    ]);
    // The document has the order of the screen.
    const tops = sections.map(({ y }) => y);
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
    await page.close();
  });

  test('on a wide screen: what is affected is next to the head of the map, the incidents below', async () => {
    const page = await browser.newPage({ viewport: DESKTOP, javaScriptEnabled: false });
    await page.goto(board.url);
    const affected = page.getByRole('region', { name: 'What’s affected' });
    expect(await affected.getByRole('listitem').count()).toBe(6);
    const [map, list] = await Promise.all([page.getByRole('table').boundingBox(), affected.boundingBox()]);
    expect(Math.abs((map?.y ?? 0) - (list?.y ?? 0))).toBeLessThan(120);
    expect(list?.x).toBeGreaterThan((map?.x ?? 0) + (map?.width ?? 0));
    await affected.getByRole('link', { name: /^\d+ more$/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Monitors' }).waitFor();
    await page.close();
  });
});

test('a calm board counts nothing, and has nothing affected', async () => {
  const { board, stop } = await startBoardWithSource({ mood: 'calm', monitors: 60 });
  const page = await browser.newPage({ viewport: DESKTOP });
  await page.goto(board.url);
  await page.getByRole('heading', { level: 1, name: /^All 60 monitors OK$/ }).waitFor();
  expect(await page.getByRole('list', { name: 'Totals' }).count()).toBe(0);
  expect(await page.getByRole('region', { name: 'What’s affected' }).count()).toBe(0);
  await page.getByText('0 active incidents').waitFor();
  await page.close();
  await stop();
});

test.each([360, 768, 1_440, 2_200])('header, banner and content share one grid at %d px', async (width) => {
  const board = await startBoard();
  const page = await browser.newPage({ viewport: { width, height: 900 }, javaScriptEnabled: false });
  await page.goto(board.url);
  const lefts = await page.evaluate(() =>
    ['header a:not([href="#content"])', 'aside summary', 'main svg', 'footer label'].map(
      (part) => document.querySelector(part)?.getBoundingClientRect().x,
    ),
  );
  expect(new Set(lefts).size).toBe(1);
  await page.close();
  await board.stop();
});
