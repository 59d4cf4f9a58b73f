import { mkdirSync } from 'node:fs';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { startBoard, type BoardProcess } from '../../support/board-process';
import type { DrivenBrowser } from '../../support/browsers/driven-browser';
import {
  DESKTOP,
  ENGINES,
  openAt,
  PHONE,
  SHOTS,
  textOf,
  waitUntil,
  waitUntilLive,
} from '../../support/browsers/engines';
import { takeComplaints, watchBoard, type WatchedBoard } from '../../support/browsers/watched-board';

const DAY_MS = 86_400_000;
/** A minute of the demo's past, as in addresses. */
const THEN = `${new Date(Date.now() - 20 * DAY_MS).toISOString().slice(0, 14)}00Z`;
const SELECTED = `document.querySelector('[role="option"][aria-selected="true"]')`;

/** The ground of the dark theme. */
const DARK = 'rgb(12, 17, 22)';

let board: BoardProcess;
let watched: WatchedBoard;

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  // Long enough that the board is never delayed on a busy machine.
  board = await startBoard({ REFRESH_INTERVAL_SECONDS: '10' });
  watched = await watchBoard(board.url);
});
afterAll(async () => {
  await watched.close();
  await board.stop();
});

describe.each(ENGINES)('in %s', (engine, launch) => {
  let browser: DrivenBrowser;

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());
  beforeEach(() => browser.deleteCookies());

  const open = (path: string, size = DESKTOP): Promise<void> => openAt(browser, watched.url + path, size);
  const shoot = (name: string): Promise<void> => browser.screenshot(`${SHOTS}/${engine}-${name}.png`);
  const expectNoComplaints = async (): Promise<void> => expect(await takeComplaints(browser)).toEqual([]);

  test('a page of the past says so, and its slider leads to other moments', async () => {
    await open(`/?at=${THEN}`, DESKTOP);
    const text = await textOf(browser, 'body');
    expect(text).toContain('You see the board as it was on');
    expect(text).not.toContain('● Live');
    await browser.run(`document.getElementById('moment-slider').focus()`);
    await browser.press('ArrowRight');
    await waitUntil(browser, `location.search !== '?at=${THEN}' && document.readyState === 'complete'`);
    await waitUntil(browser, `document.activeElement?.id === 'moment-slider'`);
    await expectNoComplaints();
  });

  test.each(['alerts', 'subscribe', 'reasons'])(
    'the popover "%s" opens where it belongs and closes',
    async (id) => {
      const isOpen = `document.querySelector('#${id}:popover-open')?.innerText`;
      for (const size of [DESKTOP, PHONE]) {
        await open('/', size);
        await waitUntilLive(browser);
        await browser.click(`[popovertarget="${id}"]`);
        await waitUntil(browser, isOpen);
        await shoot(`popover-${id}-${size.width}`);
        const [left = NaN, right = NaN, bottom = NaN, gap = NaN] = await browser.run<number[]>(`
        const [sheet, button] = ['#${id}', '[popovertarget="${id}"]'].map((one) => document.querySelector(one).getBoundingClientRect());
        const gap = Math.min(Math.abs(sheet.top - button.bottom), Math.abs(button.top - sheet.bottom));
        return [sheet.left, sheet.right, sheet.bottom, gap];
      `);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(size.width);
        // Next to its button, or a sheet at the bottom of a phone.
        if (size === DESKTOP) expect(gap).toBeLessThan(10);
        else expect(bottom).toBe(size.height);
        await browser.press('Escape');
        await waitUntil(browser, `!(${isOpen})`);
        await expectNoComplaints();
      }
    },
  );

  /** Opens the search with its key and types a text. */
  const search = async (text: string): Promise<void> => {
    await open('/');
    await waitUntilLive(browser);
    await browser.press('/');
    await waitUntil(browser, `document.activeElement?.matches('dialog[open] [role="combobox"]')`);
    await browser.press(...text);
    await waitUntil(browser, `document.querySelector('[role="listbox"][aria-busy="false"]') && ${SELECTED}`);
  };

  test('the search opens with a key, finds as one types and leads to what is chosen', async () => {
    await search('api');
    await shoot('search-1440');
    const first = await browser.run<string>(`return ${SELECTED}.getAttribute('href')`);
    await browser.press('ArrowDown');
    await waitUntil(browser, `${SELECTED}.getAttribute('href') !== ${JSON.stringify(first)}`);
    const second = await browser.run<string>(`return ${SELECTED}.getAttribute('href')`);
    await browser.press('Enter');
    await waitUntil(browser, `location.pathname + location.search === ${JSON.stringify(second)}`);
    await waitUntil(browser, `document.readyState === 'complete'`);
    await expectNoComplaints();
  });

  test('the Enter that accepts a composed word opens nothing, also as Safari sends it', async () => {
    await search('api');
    // False if the field handles the key.
    const enter = (init: KeyboardEventInit): Promise<boolean> =>
      browser.run(`
        const init = { key: 'Enter', bubbles: true, cancelable: true, ...${JSON.stringify(init)} };
        return document.activeElement.dispatchEvent(new KeyboardEvent('keydown', init));
      `);
    expect(await enter({ isComposing: true })).toBe(true);
    expect(await enter({ keyCode: 229 })).toBe(true);
    expect(await enter({})).toBe(false);
  });

  test('theme and language are changed', async () => {
    await open('/monitors');
    await browser.choose('select[name="theme"]', 'dark');
    await browser.choose('select[name="lang"]', 'fr');
    await browser.click('form[action="/api/preferences"] button');
    await waitUntil(browser, `document.documentElement.lang === 'fr' && document.readyState === 'complete'`);
    await waitUntil(browser, `getComputedStyle(document.documentElement).backgroundColor === '${DARK}'`);
    await waitUntil(browser, `document.body.innerText.includes('● En direct')`);
    await shoot('monitors-dark-1440');
    await open('/', PHONE);
    await shoot('dark-390');
    await expectNoComplaints();
  });
});
