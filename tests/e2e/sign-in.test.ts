import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { startBoard, type BoardProcess } from '../support/board-process';
import { launchChromium, collectErrors } from '../support/chromium';
import { startOpenIdProvider, type OpenIdProvider } from '../support/open-id-provider';
import { findFreePort } from '../support/own-board';
import { hashPassword } from '../support/members';
import { PATIENCE_MS } from '../support/patience';

const PASSWORD = 'correct horse battery staple';
const [OLD, NEW] = ['old secret ', 'new secret '].map((text) => text.repeat(4));
const PEOPLE = {
  ada: { name: 'Ada Lovelace', realm_access: { roles: ['everybody', 'on-call'] } },
  eve: { name: 'Eve', realm_access: { roles: ['everybody'] } },
};
/** A page that is rendered per viewer. */
const PAGE = '/wall/setup';

let url: string;
let env: Record<string, string>;
let provider: OpenIdProvider;
let board: BoardProcess;
let browser: Browser;
let ada: BrowserContext;

const open = (options: BrowserContextOptions = {}) =>
  browser.newContext({ baseURL: url, reducedMotion: 'reduce', ...options });

async function signInAs(name: string, page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Sign in with Acme' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Name').press('Enter');
}

const tryPassword = (password: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/sign-in/password`, {
    method: 'POST',
    body: new URLSearchParams({ password, to: PAGE }),
    redirect: 'manual',
    headers,
  });

const sessionOf = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === 'board-session');

const signedIn = (page: Page) => page.getByRole('banner').getByRole('link', { name: 'Signed in' });

async function expectSignedIn(page: Page): Promise<void> {
  await page.waitForURL(url + PAGE);
  await signedIn(page).waitFor();
}

beforeAll(async () => {
  const port = await findFreePort();
  url = `http://127.0.0.1:${port}`;
  [browser, provider] = await Promise.all([
    launchChromium(),
    startOpenIdProvider(PEOPLE, `${url}/api/auth/callback/oidc`),
  ]);
  env = {
    PORT: String(port),
    BOARD_URL: url,
    AUTH_SECRET: OLD ?? '',
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_SCOPES: 'openid profile groups',
    OIDC_CLAIM: 'realm_access.roles',
    OIDC_ALLOWED: 'on-call,production',
    OIDC_NAME: 'Acme',
    BOARD_PASSWORD_HASH: hashPassword(PASSWORD),
  };
  board = await startBoard(env);
  ada = await open({ javaScriptEnabled: false });
});
afterAll(async () => {
  await browser.close();
  await Promise.all([board.stop(), provider.close()]);
});

test('a member of an allowed group signs in with the provider and returns to the requested page', async () => {
  const page = await ada.newPage();
  await page.goto(PAGE);
  await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click();
  await signInAs('ada', page);
  await expectSignedIn(page);
  const cookie = await sessionOf(ada);
  expect([cookie?.httpOnly, cookie?.sameSite, cookie?.path]).toEqual([true, 'Lax', '/']);
  expect(cookie?.value.length).toBeLessThan(400);
  const complaints = collectErrors(page);
  await page.goto('/sign-in');
  await page.getByText('You are signed in as Ada Lovelace.').waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

test('a user without an allowed group is rejected by name', async () => {
  const context = await open({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`/sign-in?to=${PAGE}`);
  await signInAs('eve', page);
  await page.getByRole('alert').getByText('does not have access to this board').waitFor();
  expect(page.url()).toContain('/sign-in?');
  expect(await sessionOf(context)).toBeUndefined();
  expect(await page.locator('input[name="to"]').inputValue()).toBe(PAGE);
  await context.close();
});

test.each([
  { locale: 'en', colorScheme: 'light', viewport: { width: 1_280, height: 800 } },
  { locale: 'fr', colorScheme: 'dark', viewport: { width: 360, height: 700 } },
] as const)('the page to sign in reads well and fits: $locale, $colorScheme', async (options) => {
  const context = await open(options);
  const page = await context.newPage();
  const complaints = collectErrors(page);
  const response = await page.goto('/sign-in?note=failed&to=//evil.test');
  expect(response?.headers()['cache-control']).toContain('no-store');
  const name = options.locale === 'fr' ? 'Se connecter' : 'Sign in';
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(name);
  expect(await page.locator('input[name="to"]').inputValue()).toBe('/');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(options.viewport.width);
  expect(complaints).toEqual([]);
  await context.close();
});

test('the password signs in without JavaScript, a wrong one does not, and sign-out works', async () => {
  const context = await open({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`/sign-in?to=${PAGE}`);
  await page.getByLabel('Password').fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').getByText('Wrong password.').waitFor();
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expectSignedIn(page);
  await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('You are signed out.').waitFor();
  expect(await sessionOf(context)).toBeUndefined();
  await page.goto(PAGE);
  expect(await signedIn(page).count()).toBe(0);
  await context.close();
});

test('the pages and other routes of next-auth are not served', async () => {
  for (const path of ['signin', 'signout', 'error', 'csrf', 'session', 'providers', 'callback/other'])
    expect([path, (await fetch(`${url}/api/auth/${path}`)).status]).toEqual([path, 404]);
  const lost = await fetch(`${url}/api/auth/callback/oidc?code=x&state=y`, { redirect: 'manual' });
  expect([lost.status, lost.headers.get('location')]).toEqual([303, '/sign-in?note=failed']);
});

test('too many wrong passwords lock the client out despite forged addresses, with the time of the next try', async () => {
  for (let n = 0; n < 5; n += 1) {
    const wrong = await tryPassword(`guess ${n}`, { 'x-forwarded-for': `203.0.113.${n}` });
    expect([wrong.status, wrong.headers.get('location')]).toEqual([
      303,
      `/sign-in?note=wrong-password&to=${encodeURIComponent(PAGE)}`,
    ]);
  }
  const locked = await tryPassword(PASSWORD, { 'x-forwarded-for': '203.0.113.9' });
  expect([locked.status, locked.headers.getSetCookie()]).toEqual([429, []]);
  expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(800);
  const context = await open({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/sign-in?note=wrong-password');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page
    .getByRole('alert')
    .getByText(/Too many attempts\. Try again after .*\d\d:\d\d UTC/)
    .waitFor();
  expect(await sessionOf(context)).toBeUndefined();
  await context.close();
});

test('sessions survive a change of the secret while both are set, and expire', async () => {
  await board.stop();
  board = await startBoard({ ...env, AUTH_SECRET: `${NEW},${OLD}`, SESSION_HOURS: '0.001' });
  const page = await ada.newPage();
  await page.goto(PAGE);
  await expectSignedIn(page);
  await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('You are signed out.').waitFor();
  await page.goto(`/sign-in?to=${PAGE}`);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(url + PAGE);
  // Only a former session is reported as expired.
  await expect
    .poll(
      async () => {
        await page.goto('/sign-in');
        return page.getByText('Your session has expired.').count();
      },
      { timeout: PATIENCE_MS },
    )
    .toBe(1);
  await page.goto(PAGE);
  expect(await signedIn(page).count()).toBe(0);
  await page.close();
});

test('an unreachable provider is reported, and logged with the reason and without a secret', async () => {
  await provider.close();
  const page = await ada.newPage();
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Sign in with Acme' }).click();
  await page.getByRole('alert').getByText('is unreachable').waitFor();
  await page.close();
  const output = board.output();
  expect(output).toContain('ECONNREFUSED');
  expect(output).not.toContain(provider.clientSecret);
});
