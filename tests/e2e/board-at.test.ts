import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { SentChanges } from '@/lib/server/api/history/schemas';

import { startBoard, type BoardProcess } from '../support/board-process';
import { collectErrors, launchChromium } from '../support/chromium';
import { MEMBERS_ENV, signInAs } from '../support/members';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A moment as in addresses. */
const toAt = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16)}Z`;

/** The demo has a past of 90 days. */
const THEN_MS = Math.floor((Date.now() - 20 * DAY_MS) / HOUR_MS) * HOUR_MS;
const THEN = toAt(THEN_MS);
const BEFORE = toAt(Date.now() - 400 * DAY_MS);
const PAGES = ['/', '/monitors', '/scopes', '/services', '/incidents', '/maintenances'] as const;

let board: BoardProcess;
let browser: Browser;

beforeAll(async () => {
  [board, browser] = await Promise.all([startBoard({ REFRESH_INTERVAL_SECONDS: '2' }), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await board.stop();
});

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ timezoneId: 'UTC', ...options });
  const page = await context.newPage();
  await page.goto(`${board.url}${path}`);
  return page;
}
const bar = (page: Page) => page.getByRole('region', { name: 'Moment of the past' });
const atOf = (page: Page): string | null => new URL(page.url()).searchParams.get('at');

describe.each([true, false])('a page of the past, with JavaScript: %s', (javaScriptEnabled) => {
  test.each(PAGES)('%s says so, and leads back to now', async (path) => {
    const page = await open(`${path}?at=${THEN}`, { javaScriptEnabled });
    await bar(page).getByText('You see the board as it was on').waitFor();
    expect(await bar(page).locator('time').first().getAttribute('datetime')).toBe(
      new Date(THEN_MS).toISOString(),
    );
    expect(await page.title()).toMatch(/^Past, /);
    expect(await page.getByText('● Live').count()).toBe(0);
    expect(await page.locator('meta[name="robots"]').getAttribute('content')).toContain('noindex');
    expect(await page.locator('meta[property^="og:"]').count()).toBe(0);
    await bar(page).getByRole('link', { name: 'Back to now' }).click();
    await page
      .getByText(javaScriptEnabled ? '● Live' : 'last update')
      .first()
      .waitFor();
    expect(atOf(page)).toBeNull();
    await page.context().close();
  });

  test('leads to other moments, and keeps its own in links', async () => {
    const page = await open(`/?at=${THEN}`, { javaScriptEnabled });
    await bar(page).getByRole('link', { name: '1 hour earlier' }).click();
    await page.waitForURL((url) => url.searchParams.get('at') === toAt(THEN_MS - HOUR_MS));
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Services' }).click();
    await page.waitForURL((url) => url.pathname === '/services');
    expect(atOf(page)).toBe(toAt(THEN_MS - HOUR_MS));
    await page.getByRole('main').getByRole('rowheader').getByRole('link').first().click();
    await page.waitForURL((url) => /^\/services\/\d+$/.test(url.pathname));
    expect(atOf(page)).toBe(toAt(THEN_MS - HOUR_MS));
    await bar(page).getByText('You see the board as it was on').waitFor();
    await page.context().close();
  });

  test('has a form for another moment, in the zone of the viewer', async () => {
    const page = await open(`/monitors?status=ok&at=${THEN}`, { javaScriptEnabled });
    const field = bar(page).getByLabel('Date and time');
    expect(await field.inputValue()).toBe(THEN.slice(0, -1));
    await field.fill(toAt(THEN_MS - DAY_MS).slice(0, -1));
    await bar(page).getByRole('button', { name: 'Show' }).click();
    await page.waitForURL((url) => url.searchParams.get('at') === toAt(THEN_MS - DAY_MS));
    expect(new URL(page.url()).searchParams.get('status')).toBe('ok');
    await page.context().close();
  });

  test('filters the monitors of then', async () => {
    const page = await open(`/monitors?at=${THEN}`, { javaScriptEnabled });
    await page.getByRole('main').getByRole('searchbox').fill('no monitor has this name');
    await page.getByRole('main').getByRole('button', { name: 'Apply' }).click();
    await page.getByText('No monitors match.').waitFor();
    expect(atOf(page)).toBe(THEN);
    await page.context().close();
  });
});

describe('a page of the past in a browser', () => {
  test.each(PAGES)('%s asks for nothing of the present, without errors', async (path) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const complaints = collectErrors(page);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/view/')) asked.push(request.url());
    });
    await page.goto(`${board.url}${path}?at=${THEN}`, { waitUntil: 'networkidle' });
    // A tab that becomes visible again asks at once.
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await page.waitForLoadState('networkidle');
    expect([asked, complaints]).toEqual([[], []]);
    await context.close();
  });

  test('moves with the arrow keys of the slider, which keeps the focus', async () => {
    const page = await open(`/?at=${THEN}`);
    const slider = page.getByRole('slider', { name: 'Moment' });
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.waitForURL((url) => url.searchParams.get('at') === toAt(THEN_MS + 600_000));
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('moment-slider');
    await page.context().close();
  });
});

describe('the overview of the past', () => {
  test('shows a monitor as it was at a recorded change', async () => {
    const until = new Date(THEN_MS).toISOString();
    const response = await fetch(`${board.url}/api/history/changes?kind=monitor&until=${until}`);
    const { changes } = (await response.json()) as SentChanges;
    const change = changes.find((one) => one.kind === 'monitor' && one.to === 'alert');
    if (!change) throw new Error('no alert was recorded');
    const at = toAt(Math.ceil(Date.parse(change.at) / 60_000) * 60_000);
    const page = await open(`/monitors?status=alert&at=${at}`, { javaScriptEnabled: false });
    expect(await page.locator(`a[href$="/monitors/${change.id}"]`).count()).toBeGreaterThan(0);
    await page.goto(`${board.url}/history?kind=monitor&until=${until.slice(0, 10)}`);
    expect(await page.locator('a[href^="/?at="]').count()).toBeGreaterThan(0);
    await page.context().close();
  });

  test('is reached from that of the present', async () => {
    const page = await open('/', { javaScriptEnabled: false });
    await page.getByText('Go back in time').click();
    await page.getByLabel('Date and time').fill(THEN.slice(0, -1));
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL((url) => url.searchParams.get('at') === THEN);
    await bar(page).getByText('You see the board as it was on').waitFor();
    await page.context().close();
  });
});

describe('the address of a moment', () => {
  const ask = (path: string) => fetch(board.url + path, { redirect: 'manual' });

  test.each([
    [`/monitors?status=ok&at=${THEN.replace('Z', ':30Z')}`, `/monitors?status=ok&at=${THEN}`],
    [`/?at=${THEN.replace('Z', '')}`, `/?at=${THEN}`],
  ])('%s is redirected to its canonical form', async (path, expected) => {
    const response = await ask(path);
    expect([response.status, response.headers.get('location')]).toEqual([307, expected]);
  });

  test('is answered with the build, and without the age of the present', async () => {
    for (const path of PAGES) {
      const { headers } = await ask(`${path}?at=${THEN}`);
      expect([path, headers.get('server-timing'), headers.get('snapshot-ages')]).toEqual([path, null, null]);
      expect(headers.get('board-build')).not.toBeNull();
    }
  });

  test.each([
    ['nonsense', 'This is not a date and time'],
    ['2099-01-01T00:00Z', 'This moment is in the future'],
    [BEFORE, 'The board did not observe this moment'],
  ])('%s shows why there is nothing to see, and nothing of the present', async (at, sentence) => {
    for (const path of PAGES) {
      const html = await (await ask(`${path}?at=${at}`)).text();
      expect([path, html.includes(`${sentence}</h1>`)]).toEqual([path, true]);
      // Messages are in scripts, too.
      expect(html.replace(/<script.*?<\/script>/gs, '')).not.toContain('● ');
      expect(html).not.toContain('\\"verdict\\":{');
    }
  });

  test('of an item that did not exist says so', async () => {
    const html = await (await ask(`/scopes/999999?at=${THEN}`)).text();
    expect(html).toContain('This did not exist then</h1>');
  });
});

describe('who may see the past', () => {
  const VISIBLE = 'eu-west-1';

  /** The names of the scopes that a viewer sees now. */
  async function namesOn(url: string): Promise<readonly string[]> {
    const view = (await (await fetch(`${url}/api/view/scopes`)).json()) as {
      readonly items: readonly { readonly name: string }[];
    };
    return view.items.map(({ name }) => name);
  }

  test('a viewer of a part of the board sees the same part of its past', async () => {
    const hidden = (await namesOn(board.url)).filter((name) => name !== VISIBLE && name.length > 4);
    expect(hidden.length).toBeGreaterThan(2);
    const limited = await startBoard({ BOARD_VISIBLE_SCOPES: VISIBLE });
    expect(await namesOn(limited.url)).toEqual([VISIBLE]);
    for (const path of PAGES) {
      const html = await (await fetch(`${limited.url}${path}?at=${THEN}`)).text();
      expect([path, html.includes('You see the board as it was')]).toEqual([path, true]);
      expect(hidden.filter((name) => html.includes(name))).toEqual([]);
    }
    await limited.stop();
  });

  test('a private board shows its past to members only', async () => {
    const env = { ...MEMBERS_ENV, BOARD_ACCESS: 'private', BOARD_URL: 'http://127.0.0.1' };
    const hiding = await startBoard(env);
    const cookie = await signInAs('all', env);
    for (const path of PAGES) {
      const ask = (headers: Record<string, string>) =>
        fetch(`${hiding.url}${path}?at=${THEN}`, { headers, redirect: 'manual' });
      const [anonymous, member] = await Promise.all([ask({}), ask({ cookie })]);
      expect([path, anonymous.status, member.status]).toEqual([path, 303, 200]);
      expect(anonymous.headers.get('location')).toMatch(/^\/sign-in/);
      expect(await member.text()).toContain('You see the board as it was');
      expect(member.headers.get('cache-control')).toBe('private, no-store');
    }
    await hiding.stop();
  });
});
