import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { startBoard, type BoardProcess } from '../support/board-process';
import { launchChromium, collectErrors } from '../support/chromium';
import { findFreePort } from '../support/own-board';
import { hashPassword } from '../support/members';
import { waitForText } from '../support/wall-page';
import { PATIENCE_MS } from '../support/patience';

const PASSWORD = 'correct horse battery staple';
const TV = { width: 1_920, height: 1_080 };
const INTERVAL_MS = 2_000;

let url: string;
let board: BoardProcess;
let browser: Browser;
let member: BrowserContext;
let desk: Page;
let tv: Page;
/** The same screen's lite wall. */
let plain: Page;

beforeAll(async () => {
  const port = await findFreePort();
  url = `http://127.0.0.1:${port}`;
  const env = {
    PORT: String(port),
    BOARD_URL: url,
    BOARD_ACCESS: 'private',
    AUTH_SECRET: 'a secret of the tests '.repeat(2),
    BOARD_PASSWORD_HASH: hashPassword(PASSWORD),
    REFRESH_INTERVAL_SECONDS: String(INTERVAL_MS / 1_000),
  };
  [browser, board] = await Promise.all([launchChromium(), startBoard(env)]);
  // The forms work without JavaScript: this member has none.
  member = await browser.newContext({ baseURL: url, javaScriptEnabled: false });
  desk = await member.newPage();
  tv = await (await browser.newContext({ baseURL: url, viewport: TV })).newPage();
  plain = await tv.context().newPage();
  await desk.goto('/sign-in?to=/screens');
  await desk.getByLabel('Password').fill(PASSWORD);
  await desk.getByRole('button', { name: 'Sign in' }).click();
  await desk.waitForURL(/\/screens$/);
});
afterAll(async () => {
  await browser.close();
  await board.stop();
});

const codeOf = async (page: Page) => (await page.locator('.code').innerText()).replaceAll(/\s/g, '');
const access = (page: Page, name: string) =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name }) });

async function approve(code: string, name: string, scope?: string): Promise<void> {
  await desk.goto(`/screens?code=${code}`);
  await desk.getByLabel(/^Name/).first().fill(name);
  if (scope !== undefined) await desk.getByRole('checkbox', { name: scope }).first().check();
  await desk.getByRole('button', { name: 'Pair', exact: true }).click();
  await desk.getByText('Paired. It will show the wall').waitFor();
}

async function revoke(name: string): Promise<void> {
  await desk.goto('/screens');
  await access(desk, name).getByText('Revoke', { exact: true }).click();
  await access(desk, name)
    .getByRole('button', { name: `Revoke “${name}”` })
    .click();
  await desk.getByText('Revoked.').waitFor();
}

const ask = (page: Page, path: string) =>
  page.evaluate(async (target) => {
    const response = await fetch(target, { redirect: 'manual' });
    return { status: response.status, type: response.type, text: await response.text() };
  }, path);

test('the wall of a private board shows a large pairing code and waits', async () => {
  const complaints = collectErrors(tv);
  await tv.goto('/wall?theme=light&size=75&distance=2.5');
  expect(new URL(tv.url()).pathname).toBe('/wall/pair');
  expect(await codeOf(tv)).toMatch(/^[A-Z\d]{6}$/);
  expect((await tv.locator('.code').boundingBox())?.height).toBeGreaterThan(TV.height / 6);
  expect(await tv.evaluate(() => document.documentElement.scrollHeight)).toBe(TV.height);
  const before = await tv.locator('.left').first().innerText();
  await expect.poll(() => tv.locator('.left').first().innerText()).not.toBe(before);
  const { violations } = await new AxeBuilder({ page: tv }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a member approves the code: the screen opens its wall and may see nothing else', async () => {
  await approve(await codeOf(tv), 'Lobby', 'eu-west-1');
  await expect.poll(() => new URL(tv.url()).pathname, { timeout: PATIENCE_MS }).toBe('/wall');
  await tv.getByText(/^● live/).waitFor();
  expect((await ask(tv, '/api/view/wall')).text).not.toContain('us-east-1');
  expect((await ask(tv, '/api/snapshot')).status).toBe(401);
});

test('the screen is listed with last contact, size, what its first page names, data state and build', async () => {
  const shown = async () => {
    await desk.goto('/screens');
    return access(desk, 'Lobby').innerText();
  };
  await expect
    .poll(shown, { timeout: PATIENCE_MS })
    .toMatch(
      /eu-west-1[^]* ago[^]*1920 × 1080[^]*First page\s+(all problems named|[1-9]\d* problems? folded at 2\.5 m), text \d+ px[^]*Live[^]*\(current\)/,
    );

  // A page older than the layout that it reports on.
  await tv.context().setOffline(true);
  const [cookie] = await tv.context().cookies();
  const headers = {
    cookie: `${cookie?.name}=${cookie?.value}`,
    'screen-report': '1280x720; build=older; freshness=live',
  };
  const report = async (): Promise<string> => {
    expect((await fetch(`${url}/api/view/wall`, { headers })).status).toBe(200);
    return shown();
  };
  await expect.poll(report, { timeout: PATIENCE_MS }).toMatch(/1280 × 720[^]*older/);
  expect(await report()).not.toMatch(/First page|folded|named/);
  await tv.context().setOffline(false);
});

test('its expiring cookie is renewed for a year by both walls', async () => {
  for (const page of [tv, plain]) {
    const [cookie] = await tv.context().cookies();
    expect([cookie?.name, cookie?.httpOnly, cookie?.sameSite]).toEqual(['board-screen', true, 'Lax']);
    const soon = Date.now() / 1_000 + 600;
    if (cookie) await tv.context().addCookies([{ ...cookie, expires: soon }]);
    await page.goto(page === tv ? tv.url() : '/wall/lite?lang=fr');
    const daysLeft = async () =>
      (((await tv.context().cookies())[0]?.expires ?? 0) - Date.now() / 1_000) / 86_400;
    await expect.poll(daysLeft, { timeout: PATIENCE_MS }).toBeGreaterThan(364);
  }
  await waitForText(plain, /^● en direct/);
});

test('both walls report that they are revoked, and return when the browser is paired again', async () => {
  const visited: string[] = [];
  for (const page of [tv, plain]) {
    page.on('request', (request) => request.isNavigationRequest() && visited.push(request.url()));
    // From here, the clock is advanced: the walls poll twice a minute.
    await page.clock.install();
  }
  await revoke('Lobby');
  await tv.getByRole('heading', { name: 'Access refused' }).waitFor({ timeout: PATIENCE_MS });
  await plain.getByRole('heading', { name: 'Accès refusé' }).waitFor({ timeout: PATIENCE_MS });
  expect(await tv.locator('body').innerText()).not.toMatch(/eu-west-1|● live/);
  expect(await plain.locator('#wall').innerText()).toBe('');
  expect(await tv.getByRole('link', { name: 'Pair again' }).getAttribute('href')).toContain('/wall/pair?');
  expect(visited).toEqual([]);
  const third = await tv.context().newPage();
  await third.goto('/wall/lite?lang=fr');
  expect(new URL(third.url()).pathname).toBe('/wall/pair');
  await approve(await codeOf(third), 'Hall');
  await third.waitForURL((to) => to.pathname === '/wall', { timeout: PATIENCE_MS });
  await third.close();
  const walls = [tv.url(), plain.url()];
  for (const [page, refused] of [
    [tv, 'Access refused'],
    [plain, 'Accès refusé'],
  ] as const)
    await expect
      .poll(
        async () => {
          const isRefused = (await page.getByRole('heading', { name: refused }).count()) > 0;
          // One attempt may not be enough on a busy machine.
          if (isRefused) await page.clock.fastForward(34_000);
          return isRefused;
        },
        { timeout: PATIENCE_MS, interval: 1_000 },
      )
      .toBe(false);
  await tv.getByText(/^● live/).waitFor({ timeout: PATIENCE_MS });
  await waitForText(plain, /^● en direct/);
  // On a busy machine, a wall may have been loaded more than once.
  expect([...new Set(visited)].toSorted()).toEqual(walls.toSorted());
});

test('a share link shows the board to everyone, link previews included, until it is revoked', async () => {
  await desk.goto('/screens');
  await desk.getByLabel(/^Note/).fill('For Ada');
  await desk.getByRole('checkbox', { name: 'eu-west-1' }).last().check();
  await desk.getByRole('button', { name: 'Create link' }).click();
  const link = (await desk.getByText(/\/share\/[\w-]{43}$/).innerText()).trim();
  await desk.getByRole('img', { name: 'QR code of the new link' }).waitFor();
  await desk.getByText('Show as a QR code').click();
  await desk.getByRole('img', { name: 'QR code of the wall URL' }).waitFor();
  const head = await fetch(link, { method: 'HEAD', redirect: 'manual' });
  expect([head.status, head.headers.getSetCookie()]).toEqual([303, []]);
  expect((await fetch(link, { redirect: 'manual' })).status).toBe(303);

  const context = await browser.newContext({ baseURL: url });
  const guest = await context.newPage();
  await guest.goto(link);
  expect(new URL(guest.url()).pathname).toBe('/');
  await guest.getByText('● Live').first().waitFor();
  expect((await ask(guest, '/api/snapshot')).text).not.toContain('us-east-1');
  expect((await guest.goto('/screens'))?.url()).toContain('/sign-in');
  await revoke('For Ada');
  await guest.goto('/');
  expect(new URL(guest.url()).pathname).toBe('/sign-in');
  expect((await guest.goto(link))?.status()).toBe(404);
  await context.close();
});
