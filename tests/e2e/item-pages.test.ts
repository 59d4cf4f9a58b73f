import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Incident, Maintenance, Monitor, Snapshot } from '@/lib/status/model/types';

import type { BoardProcess } from '../support/board-process';
import { collectErrors, launchChromium } from '../support/chromium';
import { MEMBERS_ENV, openLink, signInAs } from '../support/members';
import { findFreePort, startBoardOn } from '../support/own-board';
import { PATIENCE_MS } from '../support/patience';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';

// The pages of one thing: an incident, a maintenance, a monitor, a place.

const NEWEST = 'A fix is being rolled out now';

let url: string;
let source: SandboxServer;
let board: BoardProcess;
let browser: Browser;
let member: string;
let incident: Incident;
let overdue: Maintenance;
let alerting: Monitor;

beforeAll(async () => {
  const port = await findFreePort();
  url = `http://127.0.0.1:${port}`;
  [browser, source] = await Promise.all([launchChromium(), startSandbox({ mood: 'storm' })]);
  const { store } = source.sandbox;
  const [late] = [...store.maintenance.values()].filter(({ status }) => status === 'scheduled');
  const [open] = [...store.incident.values()].filter(({ status }) => status === 'active');
  if (!late || !open) throw new Error('the storm has no scheduled maintenance or no active incident');
  const hoursAgo = (hours: number): string =>
    store.at(new Date(Date.now() - hours * 3_600_000), () => store.now);
  store.maintenance.insert((id) => ({
    ...late,
    id,
    name: 'Left waiting',
    scheduled_start_date: hoursAgo(2),
    scheduled_end_date: hoursAgo(1),
  }));
  for (let index = 1; index <= 8; index += 1)
    store.addEvent('incident', open.id, { type: 'comment', internal: false, content: `Update ${index}` });
  store.addEvent('incident', open.id, {
    type: 'update',
    internal: true,
    content: '{"status": ["ACTIVE", "STABLE"], "root_cause": [null, "<b>cable</b>"]}',
  });
  store.addEvent('incident', open.id, { type: 'comment', internal: false, content: NEWEST });
  const env = { ...MEMBERS_ENV, BOARD_URL: url, PRODMANAGER_PUBLIC_URL: 'https://pm.example.com/ops/' };
  board = await startBoardOn(source, { ...env, PORT: String(port) });
  member = await signInAs('all', env);
  const { sections } = (await (await fetch(`${url}/api/snapshot`)).json()) as Snapshot;
  const found = {
    incident: sections.incidents.items.find(({ id }) => id === open.id),
    overdue: sections.maintenances.items.find(({ name }) => name === 'Left waiting'),
    alerting: sections.monitors.items.find(
      (monitor) =>
        monitor.status === 'alert' &&
        sections.monitors.items.filter(
          ({ scopeId, serviceId }) => scopeId === monitor.scopeId && serviceId === monitor.serviceId,
        ).length > 1,
    ),
  };
  if (!found.incident || !found.overdue || !found.alerting) throw new Error('the board lacks an item');
  ({ incident, overdue, alerting } = found as {
    incident: Incident;
    overdue: Maintenance;
    alerting: Monitor;
  });
});
afterAll(async () => {
  await browser.close();
  await board.stop();
  await source.kill();
});

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(`${url}${path}`);
  return page;
}
const plain = { javaScriptEnabled: false };
const read = async (path: string, cookie?: string): Promise<string> =>
  (await fetch(url + path, { headers: { 'accept-language': 'en', ...(cookie && { cookie }) } })).text();
const metaOf = (html: string, property: string): string =>
  new RegExp(`<meta property="${property}" content="([^"]*)"`).exec(html)?.[1] ?? '';

describe('the page of a place', () => {
  const path = () => `/places/${alerting.serviceId}/${alerting.scopeId}`;

  test('shows its state, monitors and notices, without JavaScript', async () => {
    const page = await open(path(), plain);
    await page.getByRole('heading', { level: 1, name: / \/ / }).waitFor();
    await page
      .getByText(/^(Failing|Incident ongoing)\b/)
      .first()
      .waitFor();
    const monitors = page.getByRole('region', { name: 'Monitors', exact: true });
    expect(await monitors.getByRole('listitem').first().innerText()).toContain('alert');
    await monitors.getByRole('link', { name: alerting.name }).first().waitFor();
    await page.getByRole('heading', { level: 2, name: 'Latest changes' }).waitFor();
    const past = page.getByRole('link', { name: 'Past incidents here' });
    expect(await past.getAttribute('href')).toBe(
      `/incidents?tab=past&service=${alerting.serviceId}&scope=${alerting.scopeId}`,
    );
    await page.context().close();
  });

  test('is linked to from its scope, its service and its monitors, and is live', async () => {
    for (const from of [
      `/scopes/${alerting.scopeId}`,
      `/services/${alerting.serviceId}`,
      `/monitors/${alerting.id}`,
    ]) {
      const page = await open(from);
      const complaints = collectErrors(page);
      await page.locator(`main a[href="${path()}"]:visible`).first().click();
      await page.waitForURL(url + path());
      await page.getByText('● Live').waitFor({ timeout: PATIENCE_MS });
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  });

  test.each(['/places/9999/1', '/places/1/9999', '/places/x/1', '/places/1'])(
    'returns 404 for %s',
    async (missing) => {
      const responses = await Promise.all([fetch(url + missing), fetch(`${url}/api/view${missing}`)]);
      expect(responses.map(({ status }) => status)).toEqual([404, 404]);
    },
  );
});

test('the page of a scope shows failing monitors before the map', async () => {
  const page = await open(`/scopes/${alerting.scopeId}`, plain);
  const problems = await page.getByRole('region', { name: 'Failing monitors' }).boundingBox();
  const map = await page.locator('#map').boundingBox();
  expect(problems && map && problems.y + problems.height <= map.y).toBe(true);
  await page.context().close();
});

describe('the page of an incident', () => {
  test('shows its state and newest comment on a laptop without scrolling', async () => {
    const page = await open(`/incidents/${incident.id}`, {
      ...plain,
      viewport: { width: 1_280, height: 800 },
    });
    await page.getByText(/^(Critical|High|Moderate|Low|Minor)\s· active\s· /).waitFor();
    const comment = page.getByRole('region', { name: 'Latest comment' }).getByRole('article');
    expect(await comment.innerText()).toContain(NEWEST);
    const box = await comment.boundingBox();
    expect(box && box.y + box.height).toBeLessThan(800);
    await page.getByRole('heading', { level: 2, name: /earlier comments$/ }).waitFor();
    await page.context().close();
  });

  test('lists the monitors at its place with their status, next to the timeline', async () => {
    const page = await open(`/incidents/${incident.id}`, plain);
    const { sections } = (await (await fetch(`${url}/api/snapshot`)).json()) as Snapshot;
    const here = sections.monitors.items.filter(
      ({ scopeId, serviceId }) => scopeId === incident.scopeId && serviceId === incident.serviceId,
    );
    const lines = page.locator('section[aria-labelledby="monitors"]').getByRole('listitem');
    expect(await lines.count()).toBe(Math.min(12, here.length));
    expect(await page.locator('section[aria-labelledby="timeline"]').getByRole('listitem').count()).toBe(4);
    await page.context().close();
  });

  test('shows internal changes as sentences, to members only', async () => {
    const html = await read(`/incidents/${incident.id}`, member);
    expect(html).toContain('<li>Status changed from active to stable</li>');
    // Unknown fields are text as well.
    expect(html).toContain('<li>Root cause set to “&lt;b&gt;cable&lt;/b&gt;”</li>');
    expect(await read(`/incidents/${incident.id}`)).not.toContain('Root cause');
  });
});

test('a maintenance that did not start when it was due says so', async () => {
  const page = await open(`/maintenances/${overdue.id}`, plain);
  await page.getByText(/^Not started, due .*\d\d:\d\d UTC/).waitFor();
  await page.context().close();
});

test('the page of a monitor says for how long it has been in alert, and lists its neighbours', async () => {
  const page = await open(`/monitors/${alerting.id}`, plain);
  await page.getByText(/^Alert (for|since) /).waitFor();
  const neighbours = page.locator('section[aria-labelledby="monitors"]').getByRole('listitem');
  expect(await neighbours.count()).toBeGreaterThan(0);
  await page.context().close();
});

describe('the link preview', () => {
  const paths = (): readonly (readonly [string, string])[] => [
    [`/incidents/${incident.id}`, incident.name],
    [`/maintenances/${overdue.id}`, `${overdue.name} – Not started, due`],
    [`/monitors/${alerting.id}`, `${alerting.name} – Alert`],
    [`/places/${alerting.serviceId}/${alerting.scopeId}`, ' / '],
  ];

  test('of an item names it and its state, with a picture of the same', async () => {
    for (const [path, title] of paths()) {
      const html = await read(path);
      expect(metaOf(html, 'og:title').replaceAll('&amp;', '&')).toContain(title);
      expect(metaOf(html, 'og:description')).toMatch(/as of .* UTC$/);
      expect(metaOf(html, 'og:image')).toBe(`${url}/api/og${path}`);
      const picture = await fetch(`${url}/api/og${path}`);
      expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    }
  });

  test('of a scope and a service starts with its name', async () => {
    const { sections } = (await (await fetch(`${url}/api/snapshot`)).json()) as Snapshot;
    const { id, name } = sections.scopes.items[0] ?? { id: 0, name: '' };
    expect(metaOf(await read(`/scopes/${id}`), 'og:title').startsWith(`${name} – `)).toBe(true);
    expect((await fetch(`${url}/api/og/scopes/999999`)).status).toBe(404);
    expect((await fetch(`${url}/api/og/monitors`)).status).toBe(404);
  });
});

describe('ProdManager', () => {
  test('is linked from each item for members, and for no one else', async () => {
    const guest = await openLink(url, member);
    for (const [path, href] of [
      [`/incidents/${incident.id}`, `/incident/${incident.id}`],
      [`/maintenances/${overdue.id}`, `/maintenance/${overdue.id}`],
      [`/monitors/${alerting.id}`, `/monitor/${alerting.id}`],
      [`/scopes/${alerting.scopeId}`, `/scope/${alerting.scopeId}`],
    ] as const) {
      // The page of anonymous viewers is cached first: it must not be sent to members, nor theirs to others.
      expect(await read(path)).not.toContain('pm.example.com');
      expect(await read(path, member)).toContain(`href="https://pm.example.com/ops${href}"`);
      expect(await read(path)).not.toContain('pm.example.com');
      expect(await read(path, guest)).not.toContain('pm.example.com');
    }
  });

  test('has its addresses redirected to the board', async () => {
    const page = await open(`/incident/${incident.id}`, plain);
    expect(page.url()).toBe(`${url}/incidents/${incident.id}`);
    await page.goto(`${url}/monitor?status=alert&page=2`);
    expect(page.url()).toBe(`${url}/monitors?status=alert`);
    await page.context().close();
  });
});
