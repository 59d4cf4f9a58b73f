import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';

import { launchChromium } from '../support/chromium';
import { readBoard, startBoardWithSource } from '../support/own-board';
import { PATIENCE_MS } from '../support/patience';

let started: Awaited<ReturnType<typeof startBoardWithSource>>;
let browser: Browser;

beforeAll(async () => {
  [started, browser] = await Promise.all([
    startBoardWithSource({ mood: 'calm', monitors: 60 }, { REFRESH_INTERVAL_SECONDS: '6' }),
    launchChromium(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await started.stop();
});

/** The overview in a browser that has a permission for notifications, which the page records in `shown`. */
async function open(permission: NotificationPermission, path = '/'): Promise<Page> {
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  await context.addInitScript((given) => {
    const shown: string[] = [];
    class Shown extends EventTarget {
      static permission = given;
      static requestPermission(): Promise<string> {
        if (Shown.permission === 'default') Shown.permission = 'granted';
        return Promise.resolve(Shown.permission);
      }
      constructor(title: string, { body }: { readonly body: string }) {
        super();
        shown.push(`${title}\n${body}`);
      }
    }
    Object.assign(window, { Notification: Shown, shown });
  }, permission);
  const page = await context.newPage();
  await page.goto(`${started.board.url}${path}`);
  await page.getByText('● Live').waitFor();
  return page;
}

const shownOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => [...(window as unknown as { shown: readonly string[] }).shown]);

/** Sets the status of a monitor at the source, and returns the name of its place. */
function setStatus(id: number, status: 'ok' | 'alert'): string {
  const { monitor, scope, service } = started.source.sandbox.store;
  const row = monitor.get(id);
  if (!row) throw new Error(`there is no monitor ${id}`);
  monitor.replace({ ...row, status });
  return `${service.get(row.service)?.name} / ${scope.get(row.scope)?.name}`;
}

test('a viewer who chose notifications gets one when a place starts failing, and one when it does not fail any more', async () => {
  const page = await open('default');
  await page.getByRole('button', { name: 'Alert me' }).click();
  await page.getByLabel('Desktop notifications').check();
  await page.getByRole('button', { name: 'Send a test' }).click();
  expect(await shownOn(page)).toEqual([expect.stringContaining('Test: an alert looks like this')]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Alerts on' }).waitFor();
  const place = setStatus(7, 'alert');
  onTestFinished(() => void setStatus(7, 'ok'));
  await expect
    .poll(() => shownOn(page), { timeout: PATIENCE_MS })
    .toContainEqual(expect.stringMatching(`^${place} is failing\n`));
  setStatus(7, 'ok');
  await expect
    .poll(() => shownOn(page), { timeout: PATIENCE_MS })
    .toContainEqual(expect.stringMatching(`^${place} is no longer failing\n`));
  // Each was told once.
  expect(await shownOn(page)).toHaveLength(3);
});

test('a browser that blocks notifications says so, and offers no choice', async () => {
  const page = await open('denied');
  await page.getByRole('button', { name: 'Alert me' }).click();
  await page.getByText('The browser blocks notifications from this site.').waitFor();
  expect(await page.getByLabel('Desktop notifications').isDisabled()).toBe(true);
});

test('chosen alerts that are blocked later are said on the page, without opening anything', async () => {
  const page = await open('default');
  await page.getByRole('button', { name: 'Alert me' }).click();
  await page.getByLabel('Desktop notifications').check();
  await page.evaluate(() => {
    Object.assign(Notification, { permission: 'denied' });
    window.dispatchEvent(new Event('focus'));
  });
  await page.getByRole('button', { name: 'Alerts blocked' }).waitFor();
});

test.each([
  ['a page with a filter', (service: number) => `/?service=${service}`],
  ['the page of a place', (service: number, scope: number) => `/places/${service}/${scope}`],
])('%s tells only of what it shows', async (_, toPath) => {
  const { monitor } = started.source.sandbox.store;
  const row = monitor.get(7);
  const other = [...monitor.values()].find(({ service }) => service !== row?.service);
  if (!row || !other) throw new Error('all monitors are of one service');
  const failing = async (): Promise<readonly number[]> => {
    const { monitors } = (await readBoard(started.board)).sections;
    return monitors.items.flatMap(({ id, status }) => (status === 'alert' ? [id] : []));
  };
  await expect.poll(failing).toEqual([]);
  const page = await open('granted', toPath(row.service, row.scope));
  await page.getByRole('button', { name: 'Alert me' }).click();
  await page.getByLabel('Desktop notifications').check();
  setStatus(other.id, 'alert');
  const place = setStatus(7, 'alert');
  onTestFinished(() => {
    setStatus(other.id, 'ok');
    setStatus(7, 'ok');
  });
  await expect.poll(() => shownOn(page), { timeout: PATIENCE_MS }).not.toEqual([]);
  expect((await shownOn(page)).join('\n').match(/is failing/g)).toHaveLength(1);
  expect((await shownOn(page))[0]).toMatch(place);
});
