import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { MOODS } from '@/lib/sandbox/scenario/moods';
import { createRandom } from '@/lib/sandbox/scenario/random';
import { simulateIncidents } from '@/lib/sandbox/scenario/simulate-incidents';
import { simulateMonitors } from '@/lib/sandbox/scenario/simulate-monitors';

import { startBoardOn } from '../support/own-board';
import { launchChromium } from '../support/chromium';
import { PATIENCE_MS } from '../support/patience';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';
import type { BoardProcess } from '../support/board-process';

// In two minutes of the storm, one thing changes every two seconds.
const CHANGES = 60;
const STEPS = 5;
const LIMIT = 0.05;
// A phone, and a wide screen.
const WIDTHS = [390, 1_440] as const;

/** A layout shift: how much, and what moved. */
interface Shift {
  readonly value: number;
  readonly moved: readonly string[];
}

const PAGES = [
  '/',
  '/scopes',
  '/services',
  '/monitors',
  '/incidents',
  '/maintenances',
  '/announcements',
  '/scopes/1',
  '/services/1',
  '/monitors/1',
];

let source: SandboxServer;
let board: BoardProcess;
let browser: Browser;
const random = createRandom(7);

beforeAll(async () => {
  [source, browser] = await Promise.all([startSandbox({ mood: 'storm' }), launchChromium()]);
  board = await startBoardOn(source);
});
afterAll(async () => {
  await browser.close();
  await board.stop();
  await source.kill();
});

/** Makes a part of the changes, and waits until the page shows them and is at rest. */
async function step(page: Page): Promise<void> {
  const { store } = source.sandbox;
  for (let count = 0; count < CHANGES / STEPS; count += 1) {
    if (random.chance(0.35)) simulateIncidents(store, random, MOODS.storm);
    else simulateMonitors(store, random, MOODS.storm);
  }
  await page.waitForResponse(
    (response) => response.url().includes('/api/view/') && response.status() === 200,
    {
      timeout: PATIENCE_MS,
    },
  );
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  await page.waitForFunction(
    () =>
      document
        .getAnimations()
        .every(
          (animation) =>
            animation.playState !== 'running' || animation.effect?.getComputedTiming().endTime === Infinity,
        ),
    undefined,
    { timeout: PATIENCE_MS },
  );
}

const startObserving = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const shifts: Shift[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources } = entry as unknown as { value: number; sources: { node: Node | null }[] };
        const nameOf = (node: Node | null) =>
          node instanceof Element ? node.outerHTML.slice(0, 90) : (node?.textContent ?? '');
        shifts.push({ value, moved: sources.map(({ node }) => nameOf(node)) });
      }
    }).observe({ type: 'layout-shift' });
  });

test.each(PAGES.flatMap((path) => WIDTHS.map((width) => [path, width] as const)))(
  'two minutes of the storm do not shift the layout of %s at a width of %d',
  async (path, width) => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.goto(board.url + path);
    await page.getByText('● Live').first().waitFor();
    await startObserving(page);
    for (let count = 0; count < STEPS; count += 1) await step(page);
    const shifts = await page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts);
    const sum = shifts.reduce((total, { value }) => total + value, 0);
    console.log(`${path} at ${width} px: a layout shift of ${sum.toFixed(4)}`);
    expect({ shifts: sum < LIMIT ? [] : shifts }).toEqual({ shifts: [] });
    await page.close();
  },
);
