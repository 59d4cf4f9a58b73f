import { Parser } from 'htmlparser2';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { startSandbox, type SandboxServer } from '../support/sandbox-server';
import { startBoardOn } from '../support/own-board';
import type { BoardProcess } from '../support/board-process';
import { launchChromium } from '../support/chromium';
import { listViewPages } from '../support/view-pages';
import { makeLink, MEMBERS_ENV, pairScreen, signInAs } from '../support/members';

/** Part of every name: right-to-left letters, and controls that change direction or end an isolate. */
const HEBREW = 'שירות';
/** A filter that means nothing, as an address has it. */
const NOTHING = encodeURIComponent(`${HEBREW}\u2069\u2067 end`);
const hostile = (what: string, id: number): string => `${what}${id} ${HEBREW}\u2069\u202e${HEBREW}\u2067 end`;

// prettier-ignore
const OTHERS = [
  '/?scope=1', '/monitors?group=service&status=alert', '/scopes/1?service=1', '/services/1?scope=1', '/incidents?tab=past', '/maintenances?tab=past',
  '/announcements?tab=past', '/wall?view=scope:1&view=service:1', '/wall/lite', '/wall/lite?view=scope:1', '/wall/setup',
  `/?scope=${NOTHING}`, `/monitors?service=${NOTHING}`, `/scopes?service=${NOTHING}`, `/incidents?scope=${NOTHING}`, `/scopes/1?service=${NOTHING}`,
  `/wall?view=scope:${NOTHING}`, `/wall/lite?view=scope:${NOTHING}`, `/wall/setup?${NOTHING}=1`,
  '/screens', '/subscribe', '/history', '/reliability?by=place', '/api-docs', '/nothing', '/incidents/999999', '/sign-in',
];

const WITHIN = { timeout: 60_000, interval: 250 };
const ENV = { ...MEMBERS_ENV, BOARD_URL: 'http://localhost:3000', REFRESH_INTERVAL_SECONDS: '3' };

let source: SandboxServer;
let board: BoardProcess;
let browser: Browser;
let member: string;
let paths: readonly string[];

beforeAll(async () => {
  source = await startSandbox({ mood: 'calm', monitors: 60 });
  const { scope, service, monitor, incident, maintenance, announcement } = source.sandbox.store;
  for (const row of [...scope.values()]) scope.replace({ ...row, name: hostile('Scope', row.id) });
  for (const row of [...service.values()]) service.replace({ ...row, name: hostile('Service', row.id) });
  for (const row of [...monitor.values()])
    monitor.replace({
      ...row,
      name: hostile('Monitor', row.id),
      integration: hostile('Integration', 1),
      external_reference: hostile('Reference', row.id),
      status: row.id % 3 === 0 ? 'alert' : row.status,
    });
  for (const row of [...incident.values()])
    incident.replace({
      ...row,
      name: hostile('Incident', row.id),
      external_reference: hostile('Reference', row.id),
      ...(row.id % 2 === 0 && { status: 'active' as const, severity: 'critical' as const }),
    });
  for (const row of [...maintenance.values()])
    maintenance.replace({
      ...row,
      name: hostile('Maintenance', row.id),
      external_reference: hostile('R', 1),
    });
  for (const row of [...announcement.values()])
    announcement.replace({ ...row, name: hostile('Announcement', row.id) });
  [board, browser] = await Promise.all([startBoardOn(source, ENV), launchChromium()]);
  member = await signInAs('ops', ENV);
  await vi.waitFor(async () => {
    expect((await fetch(`${board.url}/api/health/ready`)).status).toBe(200);
  }, WITHIN);
  await pairScreen(board.url, member, hostile('Screen', 1));
  await makeLink(board.url, member, hostile('Link', 1));
  // A change, so that there is a list of latest changes.
  for (const row of [...monitor.values()].slice(0, 5)) monitor.replace({ ...row, status: 'warning' });
  await vi.waitFor(async () => {
    const snapshot: unknown = await (await fetch(`${board.url}/api/snapshot`)).json();
    expect(snapshot).toHaveProperty('changes.0.kind', 'monitor');
  }, WITHIN);
  paths = [...(await listViewPages(board.url)).map(([, path]) => path), ...OTHERS];
});
afterAll(async () => {
  await browser.close();
  await board.stop();
  await source.kill();
});

/** All texts of a page, between tags and in attributes. */
function textsOf(html: string): { readonly texts: readonly string[]; readonly hasNames: boolean } {
  const texts: string[] = [];
  let inScript = false;
  let text = '';
  const end = () => {
    if (text !== '' && !inScript) texts.push(text);
    text = '';
  };
  const parser = new Parser({
    onopentag: (name, attributes) => {
      end();
      inScript = name === 'script' || name === 'style';
      // What a field holds turns nothing outside of it, and is typed over as it is.
      const { value = '', ...others } = attributes;
      texts.push(...Object.values(others), ...(name === 'input' ? [] : [value]));
    },
    ontext: (more) => (text += more),
    onclosetag: () => {
      end();
      inScript = false;
    },
  });
  parser.end(html);
  return { texts, hasNames: texts.some((one) => one.includes(HEBREW)) };
}

/** The part of a text that is not isolated. On a wall, each line is a separate block, which may contain part of a name. */
const outsideOf = (text: string, where: string): string => {
  const outside = text.replace(/\u2068[^\u2068\u2069]*\u2069/gu, '');
  if (!where.startsWith('/wall')) return outside;
  return outside.replace(/^[\u0590-\u05ff…\s]+$|^[^\u2068]*\u2069|\u2068[^\u2069]*$/gu, '');
};

function expectIsolated(text: string, where: string): void {
  expect(text, where).not.toMatch(/[\u202a-\u202e\u2066\u2067\u2028\u2029]/u);
  const outside = outsideOf(text, where);
  expect(outside, `${where}: ${text.slice(0, 200)}`).not.toMatch(/[\u0590-\u05ff\u2068\u2069]/u);
}

/** Fetches a page; retries while a busy board returns 503. */
const readPage = (path: string, cookie: string): Promise<string> =>
  vi.waitFor(async () => {
    const response = await fetch(board.url + path, { headers: { cookie } });
    expect(response.headers.get('content-type'), path).toContain('text/html');
    return response.text();
  }, WITHIN);

const openPage = (page: Page, path: string): Promise<void> =>
  vi.waitFor(async () => {
    expect((await page.goto(board.url + path))?.status()).toBe(200);
  }, WITHIN);

describe('every name from the source is isolated', () => {
  test('on every page, in both languages, without scripts', { timeout: 300_000 }, async () => {
    const withNames = new Set<string>();
    for (const path of paths) {
      for (const language of ['en', 'fr']) {
        const html = await readPage(path, `${member}; lang=${language}`);
        const { texts, hasNames } = textsOf(html);
        for (const text of texts) expectIsolated(text, path);
        expect(html.replaceAll(/\\u202e/gi, '\u202e'), path).not.toContain('\u202e');
        if (hasNames) withNames.add(path);
      }
    }
    expect(paths.filter((path) => !withNames.has(path))).toEqual([
      '/search',
      '/api-docs',
      '/nothing',
      '/incidents/999999',
      '/sign-in',
    ]);
  });

  test('as are names of screens and links, and filters that mean nothing', { timeout: 120_000 }, async () => {
    const screens = await readPage('/screens', member);
    expect(screens).toContain(`\u2068Screen1 ${HEBREW}${HEBREW} end\u2069`);
    expect(screens).toContain(`\u2068Link1 ${HEBREW}${HEBREW} end\u2069`);
    for (const [path, parameter] of [
      [`/?scope=${NOTHING}`, 'scope='],
      [`/monitors?service=${NOTHING}`, 'service='],
      [`/wall?view=scope:${NOTHING}`, 'view='],
      [`/wall/setup?${NOTHING}=1`, ''],
    ] as const) {
      const { texts } = textsOf(await readPage(path, member));
      const quoted = texts.join('').replaceAll(/\s+/gu, ' ');
      expect(quoted, path).toContain(
        path.startsWith('/wall?') ? 'view=\u2068scope:' : `${parameter}\u2068${HEBREW} end\u2069`,
      );
    }
  });

  test('in the title and the rendered page', { timeout: 300_000 }, async () => {
    const page = await browser.newPage({ extraHTTPHeaders: { cookie: member } });
    for (const path of ['/', '/monitors', '/incidents', '/wall', '/scopes/1', '/wall/setup']) {
      await openPage(page, path);
      expectIsolated(await page.title(), `the title of ${path}`);
      const texts = await page.evaluate(() => {
        const found: string[] = [];
        const walker = document.createTreeWalker(
          document.body,
          NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
        );
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (node instanceof Element) found.push(...[...node.attributes].map(({ value }) => value));
          else if (!['SCRIPT', 'STYLE'].includes(node.parentElement?.tagName ?? ''))
            found.push(node.textContent ?? '');
        }
        return found;
      });
      expect(texts.some((text) => text.includes(HEBREW))).toBe(true);
      for (const text of texts) expectIsolated(text, path);
    }
    await page.close();
  });

  test('so that the following text stays in place', { timeout: 120_000 }, async () => {
    const page = await browser.newPage();
    await openPage(page, '/');
    const line = page.locator('#changes + * li, [aria-labelledby="changes"] li').first();
    const isInOrder = await line.evaluate((item) => {
      const instant = item.querySelector('time');
      const walker = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
      const lefts: number[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent ?? '';
        for (const word of ['Warning', 'warning', ' / ']) {
          const at = text.indexOf(word);
          if (at === -1) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + word.length);
          const first = document.createRange();
          first.setStart(node, at);
          first.setEnd(node, at + 1);
          // A right-to-left word begins at its right end.
          lefts.push(first.getBoundingClientRect().left - range.getBoundingClientRect().left);
        }
      }
      return instant !== null && lefts.length > 0 && lefts.every((shift) => Math.abs(shift) < 0.5);
    });
    expect(isInOrder).toBe(true);
    await page.close();
  });

  test('in a calendar', async () => {
    const [row] = source.sandbox.store.maintenance.list();
    const response = await fetch(`${board.url}/api/maintenance/${row?.id}/calendar`, {
      headers: { cookie: member },
    });
    const file = (await response.text()).replaceAll('\r\n ', '');
    const lines = file.split('\r\n').filter((line) => /^(SUMMARY|DESCRIPTION):/.test(line));
    expect(lines.some((line) => line.includes(HEBREW))).toBe(true);
    for (const line of lines) expectIsolated(line, 'the calendar');
  });

  test('but unchanged in the read API', async () => {
    const response = await fetch(`${board.url}/api/scope/1`, { headers: { cookie: member } });
    expect(await response.json()).toMatchObject({ name: hostile('Scope', 1) });
  });
});
