import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { UNCACHED_PAGES } from '@/lib/server/edge/routes';
import { VIEW_ROUTES } from '@/lib/server/views/view-routes';
import type { Snapshot } from '@/lib/status/model/types';

import {
  BASE,
  PASSWORD,
  pathOf,
  pathsOutside,
  pathsIn,
  startBasePathBoard,
} from '../support/base-path-board';
import { startFailingBoard } from '../support/board-process';
import { collectErrors } from '../support/chromium';
import { isSamePage, markPage } from '../support/wall-page';
import { PATIENCE_MS } from '../support/patience';

let board: Awaited<ReturnType<typeof startBasePathBoard>>;
let url: string;
let context: BrowserContext;
let page: Page;
let complaints: readonly string[];

beforeAll(async () => {
  board = await startBasePathBoard();
  ({ url } = board);
  context = await board.open();
  page = await context.newPage();
  complaints = collectErrors(page);
});
afterAll(() => board.stop());

/** Sends a request with the session. @param path - with the base path. */
const ask = (path: string) => context.request.get(board.origin + path, { maxRedirects: 0 });

test('rejects a BASE_PATH that differs from the build', async () => {
  const { code, output } = await startFailingBoard({ BASE_PATH: '/elsewhere', BOARD_URL: board.origin });
  expect(code).toBe(1);
  expect(output).toContain(`BASE_PATH must be ${BASE}, or unset`);
  expect(output).toContain(`BOARD_URL must be the whole address of the board, which ends in ${BASE}`);
});

test('serves nothing outside its base path, and redirects anonymous viewers to the sign-in page', async () => {
  const statusOf = async (target: string) => {
    const { status, headers } = await fetch(board.origin + target, { redirect: 'manual' });
    return [status, headers.get('location')];
  };
  expect(await statusOf('/')).toEqual([307, `${BASE}/`]);
  expect(await statusOf('/api/health/live')).toEqual([404, null]);
  expect(await statusOf(`${BASE}/api/health/live`)).toEqual([200, null]);
  expect(await statusOf(`${BASE}/incidents?tab=past`)).toEqual([
    303,
    `${BASE}/sign-in?to=%2Fincidents%3Ftab%3Dpast`,
  ]);
  expect(await statusOf(`${BASE}/wall/lite`)).toEqual([303, `${BASE}/wall/pair`]);
  expect(await statusOf(`${BASE}/api/view/wall`)).toEqual([401, null]);
});

test('signs in with the provider and with the password, and returns to the requested page', async () => {
  await page.goto(`${url}/incidents?tab=past`);
  await page.getByRole('link', { name: 'Sign in with Acme' }).click();
  await page.getByLabel('Name').fill('ada');
  await page.getByLabel('Name').press('Enter');
  await page.waitForURL(`${url}/incidents?tab=past`);
  await page.goto(`${url}/sign-in`);
  await page.getByText('You are signed in as Ada.').waitFor();
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByText('Wrong password.').waitFor();
  await page.goto(url);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(`${url}/`);
  const cookies = await context.cookies();
  expect(cookies.find(({ name }) => name === 'board-session')?.path).toBe(BASE);
});

test('renders every page without errors, with links below the base path that work', async () => {
  const patterns = Object.values(VIEW_ROUTES).map(({ pattern }: { readonly pattern: string }) => pattern);
  const notFound = ['/share/:token', '/missing'];
  const pages = [...patterns, ...UNCACHED_PAGES, '/history', '/reliability', '/api-docs'].filter(
    (pattern) => !notFound.includes(pattern),
  );
  const addresses = new Set<string>();
  const { sections } = (await (await ask(`${BASE}/api/snapshot`)).json()) as Snapshot;
  const [monitor] = sections.monitors.items;
  for (const pattern of pages) {
    const [, section = ''] = pattern.split('/');
    const items = section in sections ? sections[section as keyof typeof sections].items : [];
    const target = pattern
      .replace(':service/:scope', `${monitor?.serviceId}/${monitor?.scopeId}`)
      .replace(/:\w+/, String(items[0]?.id ?? 1));
    const response = await page.goto(url + target);
    expect([target, response?.status()]).toEqual([target, 200]);
    const paths = await pathsIn(page);
    expect([target, pathsOutside(paths)]).toEqual([target, []]);
    for (const path of paths) addresses.add(path);
  }
  // Form targets do not respond to GET.
  const links = [...addresses].filter((path) => !/\/api\/(screens|sign|preferences)/.test(path));
  expect(links.length).toBeGreaterThan(60);
  for (const link of links.slice(0, 150)) expect([link, (await ask(link)).status()]).toEqual([link, 200]);
  expect([board.strays, complaints]).toEqual([[], []]);
});

test('updates live, filters in place and supports keyboard shortcuts', async () => {
  await page.goto(`${url}/monitors`);
  await page.waitForResponse((response) => response.url().startsWith(`${url}/api/view/monitors`));
  await page.getByRole('searchbox').fill('chk');
  await page.waitForURL(/q=chk/);
  expect(pathOf(page)).toBe('/monitors');
  await page.getByRole('searchbox').blur();
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await page.waitForURL(`${url}/`);
  await page.getByText('● Live').first().waitFor();
  await page.getByRole('navigation').getByRole('link', { name: 'Incidents' }).first().click();
  await page.waitForURL(`${url}/incidents`);
  expect([board.strays, complaints]).toEqual([[], []]);
});

test('stores preferences in cookies limited to its base path', async () => {
  await page.goto(`${url}/scopes`);
  await page.getByLabel('Theme').selectOption('dark');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark');
  expect(pathOf(page)).toBe('/scopes');
  const cookies = await context.cookies();
  expect(cookies.find(({ name }) => name === 'theme')?.path).toBe(BASE);
});

test('uses the base path in calendars, feeds, the manifest and API links', async () => {
  const { items } = (await (await ask(`${BASE}/api/maintenance`)).json()) as {
    items: { links: { self: string } }[];
  };
  const self = items[0]?.links.self ?? '';
  expect(self).toMatch(new RegExp(`^${url}/api/maintenance/\\d+$`));
  const calendar = await ask(`${new URL(self).pathname}/calendar`);
  expect([calendar.status(), calendar.headers()['content-type']]).toEqual([200, 'application/ics']);
  const address = self.replace('/api/maintenance/', '/maintenances/');
  expect((await calendar.text()).replace(/\r\n /g, '')).toContain(`URL;VALUE=URI:${address}`);
  const feed = await (await ask(`${BASE}/feed.atom`)).text();
  const links = [...feed.matchAll(/<link [^>]*href="([^"]+)"/g)].map(([, href = '']) => href);
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter((link) => !link.startsWith(`${url}/`))).toEqual([]);
  await page.goto(url);
  const found = await page
    .locator('head link[rel="alternate"]')
    .evaluateAll((elements) => elements.map((element) => element.getAttribute('href') ?? ''));
  expect(found.filter((address) => address.startsWith(`${url}/feed.`))).toHaveLength(4);
  const manifest = (await (await ask(`${BASE}/manifest.webmanifest`)).json()) as {
    start_url: string;
    scope: string;
    icons: { src: string }[];
  };
  expect([manifest.start_url, manifest.scope]).toEqual([`${BASE}/`, `${BASE}/`]);
  for (const { src } of manifest.icons) expect((await ask(src)).status()).toBe(200);
  await page.goto(`${url}/wall/setup`);
  await page.getByText(`${url}/wall/lite`, { exact: true }).waitFor();
});

test('pairs a screen whose wall keeps updating, reloads for a new build, and stops once revoked', async () => {
  const screen = await (await board.open()).newPage();
  const screenComplaints = collectErrors(screen);
  await screen.goto(`${url}/wall?zone=UTC`);
  expect(pathOf(screen)).toBe('/wall/pair');
  const code = (await screen.locator('.code').innerText()).replaceAll(/\s/g, '');
  await page.goto(`${url}/screens?code=${code}`);
  await page.getByLabel(/^Name/).first().fill('Lobby');
  await page.getByRole('button', { name: 'Pair', exact: true }).click();
  await page.getByText('Paired. It will show the wall').waitFor();
  await screen.waitForURL(`${url}/wall?zone=UTC`, { timeout: PATIENCE_MS });
  await screen.getByText(/^● live/).waitFor();
  for (let reads = 0; reads < 3; reads += 1) {
    const response = await screen.waitForResponse((one) => one.url().startsWith(`${url}/api/view/wall`));
    expect([200, 304]).toContain(response.status());
  }
  await screen.getByText(/^● live/).waitFor();

  await markPage(screen);
  await screen.route(`${url}/**`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'board-build': 'another' } });
  });
  await expect.poll(() => isSamePage(screen), { timeout: PATIENCE_MS }).toBe(false);
  await screen.unrouteAll({ behavior: 'wait' });

  await screen.goto(`${url}/wall/lite?zone=UTC`);
  await screen.waitForResponse((one) => one.url() === `${url}/wall/lite?zone=UTC`);
  await screen
    .getByText(/● live/)
    .first()
    .waitFor();

  await page.goto(`${url}/screens`);
  const article = page.getByRole('article').filter({ has: page.getByRole('heading', { name: 'Lobby' }) });
  await article.getByText('Revoke', { exact: true }).click();
  await article.getByRole('button', { name: 'Revoke “Lobby”' }).click();
  await screen.getByRole('heading', { name: 'Access refused' }).waitFor({ timeout: PATIENCE_MS });
  expect(board.strays).toEqual([]);
  // The browser logs an error for the forbidden response.
  expect(screenComplaints.filter((one) => !one.includes('401'))).toEqual([]);
});

test('shares a link that opens the board', async () => {
  await page.goto(`${url}/screens`);
  await page.getByLabel(/^Note/).fill('For Ada');
  await page.getByRole('button', { name: 'Create link' }).click();
  const link = (await page.getByText(/\/share\/[\w-]{43}$/).innerText()).trim();
  expect(link.startsWith(`${url}/share/`)).toBe(true);
  const guests = await board.open();
  const guest = await guests.newPage();
  await guest.goto(link);
  expect(guest.url()).toBe(`${url}/`);
  await guest.getByText('● Live').first().waitFor();
  await guests.close();
  expect([board.strays, complaints]).toEqual([[], []]);
});
