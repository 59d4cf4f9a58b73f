import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { PERSONAL_ROUTES } from '@/lib/server/edge/routes';

import { HASH } from '../server/auth/sample-config';
import type { BoardProcess } from '../support/board-process';
import { launchChromium, collectErrors } from '../support/chromium';
import { findFreePort, startBoardOn } from '../support/own-board';
import { startRedis, type RedisServer } from '../support/redis-server';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';
import { makeLink, MEMBERS_ENV, pairScreen, signInAs } from '../support/members';
import { PATIENCE_MS } from '../support/patience';

// The sign-in, screens and links pages on a phone, with hostile names in every field.

const WIDTH = 390;
const TURNED = '\u202Egnp.exe\u0000\u0007\r\n';
const TAG = '<img src=x onerror="isHurt=1"><b id="hurt">';
const NAME = `${TAG}${TURNED}${'W'.repeat(20)}`;
/** The same as stored. */
const PLAIN = `${TAG}gnp.exe ${'W'.repeat(20)}`;
const LONG = encodeURIComponent(`${TAG}"'\u202E${'W'.repeat(200)}`);

let url: string;
let source: SandboxServer;
let redis: RedisServer;
let board: BoardProcess;
let browser: Browser;
let cookie: string;
let member: BrowserContext;
let stranger: BrowserContext;
let screens: Page;

beforeAll(async () => {
  const port = await findFreePort();
  url = `http://127.0.0.1:${port}`;
  [browser, source, redis] = await Promise.all([launchChromium(), startSandbox(), startRedis()]);
  const env = { ...MEMBERS_ENV, BOARD_ACCESS: 'private', BOARD_PASSWORD_HASH: HASH, BOARD_URL: url };
  await redis.kill();
  board = await startBoardOn(source, { ...env, REDIS_URL: redis.url, PORT: String(port) });
  cookie = await signInAs('all', env, { name: `${NAME}${'W'.repeat(200)}` });
  const viewport = { width: WIDTH, height: 844 };
  [member, stranger] = await Promise.all([
    browser.newContext({ baseURL: url, viewport }),
    browser.newContext({ baseURL: url, viewport }),
  ]);
  await member.addCookies([{ name: 'board-session', value: cookie.replace(/^[^=]*=/, ''), url }]);
  screens = await member.newPage();
});
afterAll(async () => {
  await browser.close();
  await board.stop();
  await Promise.all([source.kill(), redis.close()]);
});

/** Checks that a page is complete and contains no injected markup. */
async function expectUnhurt(page: Page, what: string): Promise<void> {
  const found = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    isHurt: 'isHurt' in window || document.querySelector('#hurt, img[src="x"]') !== null,
    targets: [...document.querySelectorAll('a[href], form[action], link[href], [src]')].map((element) =>
      (
        element.getAttribute('href') ??
        element.getAttribute('action') ??
        element.getAttribute('src') ??
        ''
      ).trim(),
    ),
  }));
  expect([found.isHurt, found.width], what).toEqual([false, WIDTH]);
  for (const target of found.targets) expect(new URL(target, url).protocol, what).toMatch(/^(https?|data):$/);
}

/** Opens a page, waits for a text, and checks the page. */
async function visit(page: Page, path: string, says: string | RegExp, status = 200): Promise<void> {
  const complaints = collectErrors(page);
  const response = await page.goto(path);
  expect(response?.status(), path).toBe(status);
  await page.getByText(says).filter({ visible: true }).first().waitFor();
  await expectUnhurt(page, path);
  // The browser logs an error for every error status.
  expect(
    complaints.filter((text) => !text.includes(`status of ${status}`)),
    path,
  ).toEqual([]);
}

test('an unreadable screen store is reported, not treated as empty, and is used as soon as it is readable', async () => {
  await visit(screens, '/screens?code=ACDEFG', /storage is unavailable/);
  expect(await screens.getByText('No paired screens.').count()).toBe(0);
  expect(await screens.getByRole('button', { name: 'Pair' }).count()).toBe(0);
  const tv = await stranger.newPage();
  await visit(tv, '/wall/pair', 'Pairing is unavailable right now', 503);
  await tv.close();
  await redis.restart();
  await screens.goto('/screens');
  await expect
    .poll(
      async () => {
        await screens.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
        return screens.getByText('No paired screens.').count();
      },
      { timeout: PATIENCE_MS, interval: 500 },
    )
    .toBe(1);
  expect(await screens.getByRole('alert').filter({ hasText: 'cannot be loaded' }).count()).toBe(0);
  // This page may still be reloading itself, which would interrupt a navigation.
  await screens.close();
  screens = await member.newPage();
});

test('hostile names of members, screens and links are shown as text and fit the page', async () => {
  await pairScreen(url, cookie, NAME);
  const link = await makeLink(url, cookie, NAME);
  await visit(screens, '/screens', PLAIN);
  const headings = screens.getByRole('article').getByRole('heading');
  expect(await headings.allInnerTexts()).toEqual([PLAIN, PLAIN]);
  for (const summary of await screens.locator('details > summary').all()) await summary.click();
  await expectUnhurt(screens, 'the forms of a screen and a link');
  await visit(
    screens,
    `/screens?problem=badName&name=${LONG}&code=${LONG}&scope=${LONG}`,
    /at most 80 characters/,
  );
  await visit(screens, `/sign-in?to=javascript:isHurt=1&note=${LONG}`, /^You are signed in as <img/);
  expect(await screens.getByText(/^You are signed in as/).innerText()).not.toMatch(/[\p{Cc}\u202E]/u);
  await visit(screens, `/wall/setup?title=${LONG}&scope=${LONG}&zone=${LONG}&${LONG}=1`, 'Wall URL');
  // A bracket takes three characters in the wall's address.
  const many = ['a', 'b', 'c', 'd', 'e'].map((letter) => `scope=${letter}${'('.repeat(190)}`).join('&');
  await visit(screens, `/wall/setup?${many}`, /This URL is too long/);

  const guest = await stranger.newPage();
  await visit(guest, link, /● Live/);
  await guest.close();
});

test('hostile query parameters are shown as text at most on pages without a session', async () => {
  const page = await stranger.newPage();
  await stranger.clearCookies();
  for (const to of ['javascript:isHurt=1', '//evil.test', String.raw`/\evil.test`, '/%09/evil.test', LONG])
    await visit(page, `/sign-in?to=${to}&note=${LONG}`, 'Password');
  for (const note of ['wrong-password', 'failed']) await visit(page, `/sign-in?note=${note}`, 'Password');
  await visit(page, `/wall/pair?title=${LONG}&scope=${LONG}`, 'Pair this screen');
  for (const token of ['a'.repeat(43), LONG])
    await visit(page, `/share/${token}`, 'This link does not work', 404);
  await page.close();
});

test('forms from other sites and oversized forms are rejected', async () => {
  const send = async (path: string, method: string, headers: Record<string, string>, body?: string) => {
    const init = { method, headers: { cookie, ...headers }, redirect: 'manual', body: body ?? null } as const;
    const response = await fetch(url + path, init);
    return [path, response.status, response.headers.getSetCookie()] as const;
  };
  const paths = ['/api/preferences', ...PERSONAL_ROUTES];
  const asked = await Promise.all(paths.map((path) => send(path, 'GET', {})));
  const forms = asked.filter(([, status]) => status === 405).map(([path]) => path);
  expect(forms).toHaveLength(9);
  const others = [{ origin: 'null' }, { origin: 'https://evil.test' }, { 'sec-fetch-site': 'same-site' }];
  for (const path of forms) {
    for (const headers of others)
      expect(await send(path, 'POST', headers as Record<string, string>, 'a=b')).toEqual([path, 403, []]);
    // These three forms have no fields.
    if (/(sign-out|shown|renew)$/.test(path)) continue;
    expect(await send(path, 'POST', {}, `a=${'x'.repeat(17_000)}`)).toEqual([path, 413, []]);
  }
});

test('a store that fails later keeps its last list, marked as old', async () => {
  await redis.kill();
  await expect
    .poll(
      async () => {
        await screens.goto('/screens');
        return screens.getByRole('alert').filter({ hasText: 'last known list' }).count();
      },
      { timeout: PATIENCE_MS },
    )
    .toBe(1);
  expect(await screens.getByRole('article').getByRole('heading').allInnerTexts()).toEqual([PLAIN, PLAIN]);
});
