import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { ProdManager } from '@/lib/prodmanager/index';
import type { Health } from '@/lib/server/api/health';
import { UNCACHED_ROUTES } from '@/lib/server/edge/routes';
import { toFreshness, type FreshnessWord } from '@/lib/status/freshness/freshness';
import { AGES_HEADER, parseAges } from '@/lib/status/freshness/snapshot-headers';

import { get, type Received } from '../server/edge/raw-get';
import type { BoardProcess } from '../support/board-process';
import { launchChromium, collectErrors } from '../support/chromium';
import { listCachedAddresses, type CachedAddress } from '../support/cached-addresses';
import { startBoardOn } from '../support/own-board';
import { startSandbox, type SandboxServer } from '../support/sandbox-server';
import { PATIENCE_MS } from '../support/patience';
import { whenReady } from '../support/when-ready';

const INTERVAL_SECONDS = 3;

/** Responses without the present state: a missing picture, an error, the API description, and pages of the past. */
const AGELESS = ['/api/logo', '/api/oembed', '/api-docs', '/history', '/reliability'];

/** Lists of a format without a place for their age: not available once they are unknown. */
const LISTS_WITHOUT_AGE = /^\/api\/v2\/(?:incidents|scheduled-maintenances)\//;

let source: SandboxServer;
let board: BoardProcess;
let addresses: readonly CachedAddress[];

beforeAll(async () => {
  source = await startSandbox();
  board = await startBoardOn(source, { REFRESH_INTERVAL_SECONDS: String(INTERVAL_SECONDS) });
  addresses = await listCachedAddresses(board.url);
});
afterAll(async () => {
  await board.stop();
  await source.kill().catch(() => undefined);
});

const wordAt = (ageSeconds: number): FreshnessWord =>
  toFreshness({ ageSeconds, intervalSeconds: INTERVAL_SECONDS, isSlowed: false, problem: null }).word;

/** The age that a page shows without JavaScript. */
function wordsOfPage(html: string): readonly string[] {
  const wall = /<html [^>]*class="w-(\w+)"|<main [^>]*data-freshness="(\w+)"/.exec(html);
  if (wall) return [wall[1] ?? wall[2] ?? 'nothing'];
  const text = html.replace(/<script[^]*?<\/script>/g, '').replace(/<!--[^]*?-->|<[^>]*>/g, '');
  const [shown = ''] = /● Live|Delayed: |No data/.exec(text) ?? [];
  return [{ '● Live': 'live', 'Delayed: ': 'delayed', 'No data': 'unknown' }[shown] ?? 'nothing'];
}

/** The age in the headers of a response. */
function wordsOf({ kind }: CachedAddress, { text, headers }: Received): readonly string[] {
  if (kind === 'page') return wordsOfPage(text);
  const ages = Object.values(parseAges(String(headers[AGES_HEADER])));
  return [...new Set(ages.map((age) => (age === null ? 'nothing' : wordAt(age))))];
}

/** Whether the source is what is missing, and not the time of a busy board. */
const isUnavailable = ({ status, text }: Received): boolean =>
  status === 503 && text.includes('Source not available');

const readHealth = async (): Promise<Health> =>
  (await (await fetch(`${board.url}/api/health`)).json()) as Health;

describe('the edge', () => {
  test('rejects writes at every address that is not a page', async () => {
    const data = addresses.filter(({ kind, path }) => kind === 'data' && path.startsWith('/api/'));
    const own = UNCACHED_ROUTES.filter((path) => !['/api/preferences', '/api/alertmanager'].includes(path));
    for (const path of [...data.map((address) => address.path), ...own]) {
      const method = 'POST';
      const answer = await fetch(board.url + path, { method, body: 'x'.repeat(100_000) });
      const { message } = (await answer.json()) as { message: string };
      const { status, headers } = answer;
      expect([path, status, headers.get('allow')]).toEqual([path, 405, 'GET, HEAD, OPTIONS']);
      expect(message).toMatch(/only reads/);
      const preflight = await fetch(board.url + path, { method: 'OPTIONS' });
      expect([path, preflight.status, preflight.headers.get('allow')]).toEqual([
        path,
        204,
        'GET, HEAD, OPTIONS',
      ]);
    }
  });

  test('serves the read API with paging, filters, links and ProdManager’s errors', async () => {
    const read = async (path: string) => {
      const { status, text, headers } = await get(board.url, path);
      return { status, headers, body: JSON.parse(text) as { items: Record<string, unknown>[] } };
    };
    const second = await read('/api/monitor?per_page=5&page=2&made=up');
    const total = source.sandbox.store.monitor.size;
    expect(second.headers).toMatchObject({
      'x-total': String(total),
      'x-page': '2',
      'x-prev-page': '1',
      'x-next-page': '3',
      'access-control-allow-origin': '*',
    });
    expect(second.body.items).toHaveLength(5);
    expect(second.body.items[0]?.['links']).toMatchObject({
      self: expect.stringMatching(/^\/api\/monitor\/\d+$/) as string,
    });
    const alerts = (await read('/api/monitor?status=alert&per_page=50')).body.items;
    expect(new Set(alerts.map(({ status }) => status))).toEqual(new Set(['alert']));
    const over = await read('/api/incident?status=resolved&per_page=3');
    expect([over.body.items.length, over.headers['history-time']]).toEqual([3, expect.stringMatching(/Z$/)]);
    expect(await read('/api/scope?per_page=51')).toMatchObject({ status: 400, body: { reasons: {} } });
    const tooMany = Array<string>(51).fill('status=alert').join('&');
    expect(await read(`/api/monitor?${tooMany}`)).toMatchObject({
      status: 400,
      body: { message: 'Filter value overflow' },
    });
    const pm = new ProdManager({ url: board.url });
    expect(await pm.health()).toEqual({ ok: true, version: '0.22.0' });
    expect(await pm.token.whoami()).toBeNull();
    expect(await read('/api/incident/999999')).toMatchObject({
      status: 404,
      body: { message: 'Incident show failed' },
    });
    expect((await read('/api/nothing/at/all')).status).toBe(404);
    const calendar = addresses.find(({ path }) => path.endsWith('/calendar'))?.path ?? '';
    const file = await get(board.url, calendar);
    expect(file.text).toMatch(/^BEGIN:VCALENDAR/);
    const held = await get(board.url, calendar, { 'if-none-match': file.headers.etag ?? '' });
    expect([held.status, held.headers.etag]).toEqual([304, file.headers.etag]);
    expect((await get(board.url, calendar, {}, 'HEAD')).bytes.length).toBe(0);
  });

  test('answers a page as data without a redirect', async () => {
    const { status, headers } = await get(board.url, '/wall/setup?_rsc=other', { rsc: '1' });
    expect([status, headers['content-type']]).toEqual([200, 'text/x-component']);
  });

  test('sends the same content compressed and uncompressed, and 304 for a known ETag', async () => {
    const { url } = board;
    const page = await get(url, '/');
    const chunk = /\/_next\/static\/[^"]+\.js/.exec(page.text)?.[0] ?? '';
    for (const target of ['/api/snapshot', chunk]) {
      const plain = await get(url, target);
      for (const encoding of ['br', 'gzip']) {
        const packed = await get(url, target, { 'accept-encoding': encoding });
        expect(packed.headers['content-encoding']).toBe(encoding);
        expect(packed.text).toBe(plain.text);
        const held = await get(url, target, { 'if-none-match': packed.headers.etag ?? '' });
        expect([held.status, held.bytes.length]).toEqual([304, 0]);
      }
    }
    expect((await get(url, chunk)).headers['cache-control']).toContain('immutable');
    expect(page.headers['server-timing']).toMatch(/^board;dur=\d+$/);
  });

  test('allows only its own scripts, also on 404 pages', async () => {
    const browser = await launchChromium();
    for (const target of ['/', '/nothing']) {
      const page = await browser.newPage();
      const complaints = collectErrors(page);
      await page.goto(board.url + target);
      if (target === '/nothing') await page.getByRole('link', { name: 'Go to the overview' }).click();
      await page.getByText('● Live').waitFor();
      await page.getByRole('grid').waitFor();
      const told = await page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'self.isForeign = true;';
        document.body.append(script);
        const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        return { isForeign: 'isForeign' in self, timing: navigation?.serverTiming.map(({ name }) => name) };
      });
      expect(told).toEqual({ isForeign: false, timing: ['board'] });
      // Expected: the 404 and the blocked script.
      expect(complaints.filter((text) => !/404|Content Security Policy/.test(text))).toEqual([]);
      expect(complaints.filter((text) => text.includes('Content Security Policy'))).toHaveLength(1);
    }
    await browser.close();
  });

  test('reports delayed, then unknown, at every address and on time', async () => {
    const told = addresses.filter(({ path }) => !AGELESS.includes(path));
    expect(told.length).toBeGreaterThan(35);
    const wordsNow = async (address: CachedAddress) => wordsOf(address, await get(board.url, address.path));
    for (const address of told)
      await expect
        .poll(() => wordsNow(address), { message: address.path, timeout: PATIENCE_MS })
        .toEqual(['live']);

    await source.kill();
    let isKilled = true;
    onTestFinished(() => (isKilled ? source.revive() : undefined));
    // A poll that was running when the source stopped may still complete.
    await sleep(500);
    const askedMs = performance.now();
    const { sections } = (await readHealth()).source;
    const heardMs = performance.now();
    const known = Object.values(sections).map(({ ageSeconds }) => ageSeconds ?? NaN);
    // Health has tenths of a second.
    const youngest = (atMs: number) => Math.min(...known) - 0.1 + (atMs - heardMs) / 1_000;
    const oldest = (atMs: number) => Math.max(...known) + 0.1 + (atMs - askedMs) / 1_000;
    const walk = async (fromSeconds: number) => {
      await sleep(Math.max(0, fromSeconds - youngest(performance.now())) * 1_000);
      const seen = await Promise.all(
        told.map(async (address) => {
          let beganMs = 0;
          const ask = () => {
            beganMs = performance.now();
            return get(board.url, address.path);
          };
          const answer = await whenReady(ask, (given) => given.status === 503 && !isUnavailable(given));
          const honest = [wordAt(youngest(beganMs)), wordAt(oldest(performance.now()))];
          if (isUnavailable(answer)) {
            // The archive is not available without the source.
            if (!address.hasArchive) {
              expect(address.path).toMatch(LISTS_WITHOUT_AGE);
              expect(honest, address.path).toContain('unknown');
            }
            return [];
          }
          const words = wordsOf(address, answer);
          expect(honest, address.path).toEqual(expect.arrayContaining([...words]));
          return words;
        }),
      );
      return new Set(seen.flat());
    };
    expect(await walk(2 * INTERVAL_SECONDS)).toContain('delayed');
    expect([...(await walk(5 * INTERVAL_SECONDS))]).toEqual(['unknown']);
    await source.revive();
    isKilled = false;
    await expect.poll(async () => (await readHealth()).source.state, { timeout: PATIENCE_MS }).toBe('live');
    for (const address of told)
      await expect
        .poll(() => wordsNow(address), { message: address.path, timeout: PATIENCE_MS })
        .toEqual(['live']);
  });
});
