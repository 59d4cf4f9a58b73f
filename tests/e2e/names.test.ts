import { Parser } from 'htmlparser2';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { startSandbox, type SandboxServer } from '../support/sandbox-server';
import { startBoardOn } from '../support/own-board';
import type { BoardProcess } from '../support/board-process';
import { launchChromium } from '../support/chromium';
import { listViewPages } from '../support/view-pages';
import { MEMBERS_ENV, signInAs } from '../support/viewers';

/** What every name holds: letters that run from right to left, and controls that turn what follows or end an isolate. */
const HEBREW = 'שירות';
const hostile = (what: string, id: number): string => `${what}${id} ${HEBREW}\u2069\u202e${HEBREW}\u2067 end`;

const OTHERS = [
  '/?scope=1',
  '/monitors?group=service&status=alert',
  '/scopes/1?service=1',
  '/services/1?scope=1',
  '/incidents?tab=past',
  '/maintenances?tab=past',
  '/announcements?tab=past',
  '/wall?view=scope:1&view=service:1',
  '/wall/lite',
  '/wall/lite?view=scope:1',
  '/wall/setup',
  '/screens',
  '/api-docs',
  '/nothing',
  '/incidents/999999',
  '/sign-in',
];

const ENV = { ...MEMBERS_ENV, BOARD_URL: 'http://localhost:3000' };

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
  const within = { timeout: 60_000, interval: 250 };
  await vi.waitFor(async () => {
    expect((await fetch(`${board.url}/api/health/ready`)).status).toBe(200);
  }, within);
  // A change to be seen, so that there are latest changes.
  for (const row of [...monitor.values()].slice(0, 5)) monitor.replace({ ...row, status: 'warning' });
  await vi.waitFor(async () => {
    const snapshot: unknown = await (await fetch(`${board.url}/api/snapshot`)).json();
    expect(snapshot).toHaveProperty('changes.0.kind', 'monitor');
  }, within);
  paths = [...(await listViewPages(board.url)).map(([, path]) => path), ...OTHERS];
});
afterAll(async () => {
  await browser.close();
  await board.stop();
  await source.kill();
});

/** Every piece of text of a page: what stands between tags, and what stands in attributes. */
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
      texts.push(...Object.values(attributes));
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

/** What of a text is not isolated: letters from right to left outside of U+2068 to U+2069. */
const outsideOf = (text: string): string => text.replace(/\u2068[^\u2068\u2069]*\u2069/gu, '');

function expectIsolated(text: string, where: string): void {
  expect(text, where).not.toMatch(/[\u202a-\u202e\u2066\u2067\u2028\u2029]/u);
  expect(outsideOf(text), `${where}: ${JSON.stringify(text.slice(0, 200))}`).not.toMatch(
    /[\u0590-\u05ff\u2068\u2069]/u,
  );
}

describe('every name from the source is isolated', () => {
  test('on every page, in either language, without scripts', async () => {
    const withNames = new Set<string>();
    for (const path of paths) {
      for (const language of ['en', 'fr']) {
        const response = await fetch(board.url + path, {
          headers: { cookie: `${member}; language=${language}` },
        });
        const html = await response.text();
        expect(response.headers.get('content-type'), path).toContain('text/html');
        const { texts, hasNames } = textsOf(html);
        for (const text of texts) expectIsolated(text, path);
        expect(html.replaceAll(/\\u202e/gi, '\u202e'), path).not.toContain('\u202e');
        if (hasNames) withNames.add(path);
      }
    }
    expect(paths.filter((path) => !withNames.has(path))).toEqual([
      '/api-docs',
      '/nothing',
      '/incidents/999999',
      '/sign-in',
    ]);
  });

  test('in the title, and in all that a browser makes of a page', async () => {
    const page = await browser.newPage({ extraHTTPHeaders: { cookie: member } });
    for (const path of ['/', '/monitors', '/incidents', '/wall', '/scopes/1', '/wall/setup']) {
      await page.goto(board.url + path);
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

  test('so that what follows it stands in its place', async () => {
    const page = await browser.newPage();
    await page.goto(`${board.url}/`);
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
          // A word that is turned begins at its right end.
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
    const summary = file.split('\r\n').find((line) => line.startsWith('SUMMARY:')) ?? '';
    expect(summary).toContain(HEBREW);
    expectIsolated(summary, 'the summary');
    const description = file.split('\r\n').find((line) => line.startsWith('DESCRIPTION:')) ?? '';
    expectIsolated(description, 'the description');
  });

  test('and the read API answers it as the source gave it', async () => {
    const response = await fetch(`${board.url}/api/scope/1`, { headers: { cookie: member } });
    expect(await response.json()).toMatchObject({ name: hostile('Scope', 1) });
  });
});
