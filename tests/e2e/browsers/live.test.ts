import { mkdirSync } from 'node:fs';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { DrivenBrowser } from '../../support/browsers/driven-browser';
import {
  DESKTOP,
  ENGINES,
  SHOTS,
  textOf,
  TV,
  waitUntil,
  waitUntilLive,
} from '../../support/browsers/engines';
import { takeComplaints, watchBoard, type WatchedBoard } from '../../support/browsers/watched-board';
import { hashPassword, MEMBERS_ENV, signInAs } from '../../support/members';
import { findFreePort, startBoardWithSource } from '../../support/own-board';

const PASSWORD = 'correct horse battery staple';
const ENV = { ...MEMBERS_ENV, BOARD_ACCESS: 'private', BOARD_PASSWORD_HASH: hashPassword(PASSWORD) };
const IS_CALM = `/^All \\d+ monitors OK/.test(document.querySelector('h1')?.innerText)`;

let started: Awaited<ReturnType<typeof startBoardWithSource>>;
let watched: WatchedBoard;

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  const port = await findFreePort();
  started = await startBoardWithSource(
    { mood: 'calm' },
    { ...ENV, BOARD_URL: `http://127.0.0.1:${port}`, REFRESH_INTERVAL_SECONDS: '3' },
  );
  watched = await watchBoard(started.board.url, port);
});
afterAll(async () => {
  await watched.close();
  await started.stop();
});

/** Sets the status of the first monitor at the source. */
function setStatus(status: 'ok' | 'alert'): void {
  const { monitor } = started.source.sandbox.store;
  const [row] = monitor.list([]);
  if (!row) throw new Error('there is no monitor');
  monitor.replace({ ...row, status });
}

describe.each(ENGINES)('in %s', (engine, launch) => {
  let browser: DrivenBrowser;

  beforeAll(async () => {
    browser = await launch();
    await browser.resize(DESKTOP);
  });
  afterAll(() => browser.close());
  beforeEach(() => setStatus('ok'));

  const openAsMember = async (path: string): Promise<void> => {
    const [name = '', value = ''] = (await signInAs('on-call', { ...ENV, BOARD_URL: watched.url })).split(
      '=',
      2,
    );
    await browser.goto(`${watched.url}/sign-in`);
    await browser.setCookie({ name, value });
    await browser.goto(watched.url + path);
    await waitUntil(browser, IS_CALM);
  };
  const mark = () => browser.run('window.isSamePage = true');
  const isSame = () => browser.run('return window.isSamePage === true');

  test('a member signs in with the password and sees the private board', async () => {
    await browser.deleteCookies();
    await browser.goto(`${watched.url}/`);
    expect(await browser.run('return location.pathname')).toBe('/sign-in');
    await browser.screenshot(`${SHOTS}/${engine}-sign-in-1440.png`);
    await browser.click('input[name="password"]');
    await browser.press(...PASSWORD, 'Enter');
    await waitUntil(browser, `location.pathname === '/'`);
    await waitUntilLive(browser);
    await waitUntil(browser, IS_CALM);
    expect(await takeComplaints(browser)).toEqual([]);
  });

  test.each(['/', '/wall', '/wall/lite'])(
    '%s shows a new alert and its end without a reload',
    async (path) => {
      await browser.resize(path === '/' ? DESKTOP : TV);
      await openAsMember(path);
      await mark();
      setStatus('alert');
      await waitUntil(browser, `document.querySelector('h1').innerText.includes('failing in')`);
      setStatus('ok');
      await waitUntil(browser, IS_CALM);
      expect(await isSame()).toBe(true);
      expect(await takeComplaints(browser)).toEqual([]);
    },
  );

  test.each(['/', '/wall', '/wall/lite'])('%s says that it is offline, and recovers', async (path) => {
    await openAsMember(path);
    await mark();
    watched.isDown = true;
    await waitUntil(browser, `document.body.innerText.includes('This screen is offline')`);
    expect(await textOf(browser, 'body')).not.toMatch(/● live/i);
    watched.isDown = false;
    await waitUntil(browser, `/● live/i.test(document.body.innerText)`);
    expect(await isSame()).toBe(true);
    // Files of the page that were requested meanwhile are missing; nothing else may fail.
    const complaints = await takeComplaints(browser);
    expect(complaints.filter((text) => !text.includes('not loaded'))).toEqual([]);
  });
});
