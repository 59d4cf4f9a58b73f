import { mkdirSync } from 'node:fs';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Snapshot } from '@/lib/status/model/types';

import { startBoard, type BoardProcess } from '../../support/board-process';
import type { DrivenBrowser, Size } from '../../support/browsers/driven-browser';
import {
  DESKTOP,
  ENGINES,
  openAt,
  PHONE,
  SHOTS,
  textOf,
  TV,
  waitUntil,
  waitUntilLive,
} from '../../support/browsers/engines';
import { takeComplaints, watchBoard, type WatchedBoard } from '../../support/browsers/watched-board';
import { PATIENCE_MS } from '../../support/patience';

const DAY_MS = 86_400_000;
/** A minute of the demo's past, as in addresses. */
const THEN = `${new Date(Date.now() - 20 * DAY_MS).toISOString().slice(0, 14)}00Z`;

const LIVE_PAGES = ['/', '/monitors', '/incidents', '/incidents/:id'];
const OTHER_PAGES = ['/history', '/reliability', '/?at=:then', '/embed'];

let board: BoardProcess;
let watched: WatchedBoard;
let incident: number | undefined;

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  // Long enough that the board is never delayed on a busy machine.
  board = await startBoard({ REFRESH_INTERVAL_SECONDS: '10' });
  watched = await watchBoard(board.url);
  const { sections } = (await (await fetch(`${board.url}/api/snapshot`)).json()) as Snapshot;
  incident = sections.incidents.items[0]?.id;
});
afterAll(async () => {
  await watched.close();
  await board.stop();
});

describe.each(ENGINES)('in %s', (engine, launch) => {
  let browser: DrivenBrowser;

  beforeAll(async () => {
    browser = await launch();
    console.log(`Testing the pages in ${browser.version}.`);
  });
  afterAll(() => browser.close());
  beforeEach(() => browser.deleteCookies());

  const open = (path: string, size: Size): Promise<void> => openAt(browser, watched.url + path, size);
  const shoot = (name: string): Promise<void> => browser.screenshot(`${SHOTS}/${engine}-${name}.png`);
  const expectNoComplaints = async (): Promise<void> => expect(await takeComplaints(browser)).toEqual([]);

  test('errors, rejections and blocked scripts of a page are noticed', async () => {
    await open('/', DESKTOP);
    await browser.run(`
      setTimeout(() => { throw new Error('thrown'); });
      Promise.reject(new Error('rejected'));
      console.error('written');
      document.body.append(Object.assign(document.createElement('script'), { text: 'void 0' }));
    `);
    await waitUntil(browser, `JSON.parse(sessionStorage.getItem('complaints') ?? '[]').length >= 4`);
    const complaints = (await takeComplaints(browser)).join('\n');
    for (const text of ['thrown', 'rejected', 'written', 'policy: script-src-elem inline'])
      expect(complaints).toContain(text);
  });

  test.each([...LIVE_PAGES, ...OTHER_PAGES])(
    '%s fits a desktop and a phone, without errors',
    async (pattern) => {
      const path = pattern.replace(':id', String(incident)).replace(':then', THEN);
      for (const size of [DESKTOP, PHONE]) {
        await open(path, size);
        if (LIVE_PAGES.includes(pattern)) await waitUntilLive(browser);
        await shoot(`${pattern.replaceAll(/\W+/g, '-')}-${size.width}`);
        expect(await browser.run('return document.body.innerText.trim()')).not.toBe('');
        const [content, room] = await browser.run<number[]>(`
          const { scrollWidth, clientWidth } = document.documentElement;
          return [scrollWidth, clientWidth];
        `);
        expect(content).toBe(room);
        await expectNoComplaints();
      }
    },
  );

  test('the overview shows the verdict, the map and the strips', async () => {
    const countShown = (selector: string) =>
      browser.run<number>(`return [...document.querySelectorAll('${selector}')].filter((one) => {
        const { width, height } = one.getBoundingClientRect();
        return width > 0 && height > 0 && one.checkVisibility();
      }).length`);
    // The days of the past are summed up while the board serves.
    await expect
      .poll(
        async () => {
          await open('/', DESKTOP);
          return countShown('[aria-labelledby="history"] svg[role="img"] path');
        },
        { timeout: PATIENCE_MS, interval: 1_000 },
      )
      .toBeGreaterThan(10);
    await waitUntilLive(browser);
    expect(await textOf(browser, 'h1')).not.toBe('');
    expect(await countShown('[role="grid"] .map-cell')).toBeGreaterThan(10);
    await browser.run(`document.getElementById('history').scrollIntoView()`);
    await shoot('strips');
    await expectNoComplaints();
  });

  test('the wall is live, fits the screen and cuts off no line', async () => {
    await open('/wall?zone=UTC', TV);
    await waitUntil(browser, `/● live, \\d+ s ago/.test(document.body.innerText)`);
    await waitUntil(browser, `document.querySelector('.wall')?.dataset.measured === 'true'`);
    await shoot('wall-1920');
    expect(
      await browser.run(`
      const { scrollWidth, scrollHeight } = document.documentElement;
      return [scrollWidth, scrollHeight];
    `),
    ).toEqual([TV.width, TV.height]);
    const tooLong = await browser.run(`
      return [...document.querySelectorAll('.wall-page span > span.whitespace-nowrap')].filter((line) => {
        const range = document.createRange();
        range.selectNodeContents(line);
        return range.getBoundingClientRect().width > line.getBoundingClientRect().width + 1;
      }).map(({ textContent }) => textContent);
    `);
    expect(tooLong).toEqual([]);
    await expectNoComplaints();
  });

  test('the lite wall is live and cuts off no line', async () => {
    await open('/wall/lite?zone=UTC', TV);
    await waitUntil(browser, `/● live/.test(document.body.innerText)`);
    await shoot('wall-lite-1920');
    expect(
      await browser.run(`
      return [...document.querySelectorAll('.page.on .line:not(.fresh):not(.clock)')]
        .filter(({ scrollWidth, clientWidth, textContent }) => textContent.length > 4 && scrollWidth > clientWidth + 1)
        .map(({ textContent }) => textContent);
    `),
    ).toEqual([]);
    await expectNoComplaints();
  });

  test('the preview of a wall is scaled to its frame', async () => {
    await open('/wall/setup', DESKTOP);
    await waitUntil(
      browser,
      `document.querySelector('.wall-preview > iframe')?.contentDocument?.querySelector('h1')`,
    );
    const [inner = 0, outer = 0] = await browser.run<number[]>(`
      const frame = document.querySelector('.wall-preview');
      return [frame.firstElementChild.getBoundingClientRect().width, frame.clientWidth];
    `);
    await shoot('wall-setup-1440');
    expect(Math.abs(inner - outer)).toBeLessThan(2);
    await expectNoComplaints();
  });
});
