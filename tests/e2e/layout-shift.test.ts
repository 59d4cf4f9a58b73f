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

// In the storm, one thing changes every two seconds, and the board refreshes every six.
const REFRESHES = 12;
const CHANGES_PER_REFRESH = 3;
/** The most that one refresh may shift. */
const LIMIT = 0.05;
/** A shift so soon before or after the data became old or current is none of a refresh: that old data takes more room is meant. */
const AGING_MS = 2_000;
// A phone, and a wide screen.
const WIDTHS = [390, 1_440] as const;

/** A layout shift: how much, and what moved. */
interface Shift {
  /** On the page's clock, in milliseconds. */
  readonly atMs: number;
  readonly value: number;
  readonly moved: readonly string[];
}

/** What the browser says about one element of a layout shift. */
interface ShiftSource {
  readonly node: Node | null;
  readonly previousRect: DOMRectReadOnly;
  readonly currentRect: DOMRectReadOnly;
}

// Each kind of content that moves: the map, a table, and cards. Other pages consist of the same parts.
const PAGES = ['/', '/monitors', '/incidents'];

let source: SandboxServer;
let board: BoardProcess;
let browser: Browser;
const random = createRandom(7);

beforeAll(async () => {
  [source, browser] = await Promise.all([startSandbox({ mood: 'storm' }), launchChromium()]);
  // Long enough that a busy machine never delays a refresh: delayed data takes more room.
  board = await startBoardOn(source, { REFRESH_INTERVAL_SECONDS: '5' });
});
afterAll(async () => {
  await browser.close();
  await board.stop();
  await source.kill();
});

/** Makes the changes of one refresh. */
function change(): void {
  const { store } = source.sandbox;
  for (let count = 0; count < CHANGES_PER_REFRESH; count += 1) {
    if (random.chance(0.35)) simulateIncidents(store, random, MOODS.storm);
    else simulateMonitors(store, random, MOODS.storm);
  }
}

/** Waits until a page shows changes and is at rest. */
async function refreshed(page: Page): Promise<void> {
  await page.waitForResponse(
    (response) => response.url().includes('/api/view/') && response.status() === 200,
    { timeout: PATIENCE_MS },
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
    const agedAt: number[] = [];
    Object.assign(window, { shifts, agedAt });
    new MutationObserver(() => agedAt.push(performance.now())).observe(document, {
      subtree: true,
      attributeFilter: ['data-freshness'],
    });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources } = entry as unknown as { value: number; sources: ShiftSource[] };
        const nameOf = (node: Node | null) =>
          node instanceof Element ? node.outerHTML.slice(0, 90) : (node?.textContent ?? '');
        const placeOf = ({ x, y, width, height }: DOMRectReadOnly) => `${x},${y} ${width}×${height}`;
        shifts.push({
          atMs: entry.startTime,
          value,
          moved: sources.map(
            ({ node, previousRect, currentRect }) =>
              `${placeOf(previousRect)} → ${placeOf(currentRect)}: ${nameOf(node)}`,
          ),
        });
      }
    }).observe({ type: 'layout-shift' });
  });

async function open(path: string, width: number) {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.goto(board.url + path, { timeout: PATIENCE_MS });
  await page.getByText('● Live').first().waitFor();
  await startObserving(page);
  return { page, name: `${path} at ${width} px`, most: 0 };
}

test('no refresh in the storm shifts the layout', async () => {
  const tabs: Awaited<ReturnType<typeof open>>[] = [];
  for (const path of PAGES) for (const width of WIDTHS) tabs.push(await open(path, width));
  for (let count = 0; count < REFRESHES; count += 1) {
    const all = Promise.all(tabs.map(({ page }) => refreshed(page)));
    change();
    await all;
    for (const tab of tabs) {
      const { shifts: seen, agedAt } = await tab.page.evaluate(() => {
        const { shifts, agedAt } = window as unknown as { shifts: Shift[]; agedAt: number[] };
        return { shifts: shifts.splice(0), agedAt };
      });
      const shifts = seen.filter(({ atMs }) => agedAt.every((at) => Math.abs(at - atMs) > AGING_MS));
      const sum = shifts.reduce((total, { value }) => total + value, 0);
      expect({ tab: tab.name, shifts: sum < LIMIT ? [] : shifts }).toEqual({ tab: tab.name, shifts: [] });
      tab.most = Math.max(tab.most, sum);
    }
  }
  console.log(tabs.map(({ name, most }) => `${name}: at most ${most.toFixed(4)}`).join('\n'));
});
