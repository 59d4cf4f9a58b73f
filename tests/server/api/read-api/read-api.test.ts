import { onTestFinished, describe, expect, test } from 'vitest';

import { ProdManager } from '@/lib/prodmanager/index';
import { RESOURCE_NAMES } from '@/lib/prodmanager/protocol/resources';
import { wireSchemas } from '@/lib/server/api/read-api/wire-schemas';

import { serveReadApi } from '../../../conformance/serve-read-api';
import { idsOf, startApi, type Page } from './start-api';

describe('the read API', () => {
  test.each(RESOURCE_NAMES)('lists all %ss with the documented schema, page by page', async (name) => {
    const { read, source } = await startApi();
    const size = source.sandbox.store[name].size;
    let seen = 0;
    for (let page = 1; page <= Math.min(3, Math.ceil(size / 50)); page += 1) {
      const { items } = await read(`/api/${name}?per_page=50&page=${page}`);
      for (const item of items) expect(wireSchemas[name].parse(item)).toEqual(item);
      seen += items.length;
    }
    expect(seen).toBe(Math.min(size, 150));
  });

  test.each([
    '/api/monitor?status=alert&status=warning&per_page=50',
    '/api/monitor?scope=2&service=1&service=3',
    '/api/incident?status=active&status=investigating&status=stable&per_page=50',
    '/api/incident?per_page=7&page=2',
    '/api/incident?severity=critical&status=resolved',
    '/api/incident?impact_before=2020-01-01T00:00',
    '/api/maintenance?status=scheduled&status=in-progress',
    '/api/maintenance?service_status=down&per_page=3',
    '/api/announcement?per_page=50',
    '/api/announcement?level=high&end_after=2020-01-01T00:00',
    '/api/announcement?end_after=2999-01-01T00:00',
    '/api/scope?per_page=5&page=2',
  ])('lists the same rows as the source, in the same order: %s', async (path) => {
    const { read, readSource } = await startApi();
    expect(idsOf(await read(path))).toEqual(idsOf(await readSource(path)));
  });

  test.each([
    '/api/weather/monitor?scope=1',
    '/api/weather/incident',
    '/api/weather/incident?status=active&status=stable',
    '/api/weather/maintenance?status=scheduled',
    '/api/weather/announcement?level=low',
  ])('returns the same counts as the source: %s', async (path) => {
    const { read, readSource } = await startApi();
    expect(await read(path)).toEqual(await readSource(path));
  });

  test('requests only closed items from the source, and each of them once', async () => {
    const { board, get, source } = await startApi();
    const open = [...source.sandbox.store.incident.values()].find(({ status }) => status !== 'resolved');
    const held = ['scope', 'service/1', 'monitor/1', 'weather/monitor', `incident/${open?.id}`];
    const filtered = [
      'incident?status=stable',
      'maintenance?status=in-progress',
      'weather/incident?status=active',
    ];
    for (const path of [...held, ...filtered, 'announcement?end_after=2999-01-01T00:00']) {
      const response = await get(`/api/${path}`);
      expect([path, response.status, response.headers.get('history-time')]).toEqual([path, 200, null]);
      expect(response.headers.get('snapshot-ages')).toMatch(/incidents=\d/);
      await response.text();
    }
    expect(board.archiveRequests).toEqual([]);
    for (const path of ['incident?status=resolved', 'weather/announcement', 'incident?status=resolved'])
      expect((await get(`/api/${path}`)).headers.get('history-time')).toMatch(/Z$/);
    expect(board.archiveRequests).toEqual(['/api/incident', '/api/weather/announcement']);
  });

  test('returns public comments but no internal events to an anonymous viewer', async () => {
    const { get } = await startApi();
    const bodies = await Promise.all(
      ['incident?per_page=50', 'incident?status=active&status=investigating', 'maintenance?per_page=50'].map(
        async (path) => (await get(`/api/${path}`)).text(),
      ),
    );
    expect(bodies.join('')).toContain('"type":"comment"');
    expect(bodies.join('')).not.toMatch(/"internal":true|"type":"(create|update)"/);
  });

  test('answers 503, not 404 or an empty list, if the source cannot be read', async () => {
    const { source, get } = await startApi();
    await source.kill();
    for (const path of [
      'incident',
      'incident/999999',
      'weather/maintenance',
      'maintenance/999999/calendar',
    ]) {
      const response = await get(`/api/${path}`);
      expect([path, response.status, response.headers.get('retry-after')]).toEqual([path, 503, '10']);
      expect(await response.json()).toEqual({
        message: 'Source not available',
        reasons: {
          [path.includes('incident') ? 'incident' : 'maintenance']: ['ProdManager cannot be reached.'],
        },
      });
    }
    const unread = await serveReadApi({ url: source.url, token: source.token });
    onTestFinished(() => unread.close());
    expect((await fetch(`${unread.url}/api/scope`)).status).toBe(503);
    expect((await fetch(`${unread.url}/api/monitor/1`)).status).toBe(503);
    // Data that was read earlier is still served.
    expect((await get('/api/monitor')).status).toBe(200);
  });

  test('answers health, version and whoami byte for byte like ProdManager', async () => {
    const { board, get, source } = await startApi();
    const pm = new ProdManager({ url: board.url, token: source.token });
    expect(await pm.health()).toEqual({ ok: true, version: '0.22.0' });
    expect(await pm.token.whoami()).toBeNull();
    for (const path of ['/health', '/health/version', '/api/token/whoami']) {
      const [own, real] = [await get(path), await fetch(source.url + path)];
      const typeOf = ({ headers }: Response) => headers.get('content-type');
      expect([path, own.status, typeOf(own)]).toEqual([path, 200, typeOf(real)]);
      expect(await own.text()).toBe(await real.text());
      expect((await get(path, { method: 'POST' })).status).toBe(405);
    }
  });

  test('allows pages of other sites to read', async () => {
    const { get } = await startApi();
    const response = await get('/api/scope');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    const preflight = await get('/api/scope', { method: 'OPTIONS' });
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([
      204,
      'GET, HEAD, OPTIONS',
    ]);
  });

  test('links to paths of the board if BOARD_URL is not set, and never to the source', async () => {
    const { get, source } = await startApi({}, { knowsItsAddress: false });
    const text = await (await get('/api/incident?status=resolved')).text();
    expect(text).toMatch(/"self":"\/api\/incident\/\d+"/);
    expect(text).not.toContain(source.url);
  });

  test("returns dates unchanged, on the source's clock", async () => {
    const { read, readSource } = await startApi({}, { timeZone: 'America/New_York' });
    const datesOf = ({ items }: Page) => items.map(({ start_impact_date: date }) => date);
    const path = '/api/incident?status=active&status=investigating&status=stable&per_page=50';
    expect(datesOf(await read(path))).toEqual(datesOf(await readSource(path)));
  });

  test('converts the times of a closed maintenance to UTC in the calendar file', async () => {
    const { get, source } = await startApi({}, { timeZone: 'Europe/Paris' });
    const closed = [...source.sandbox.store.maintenance.values()].find(({ status }) => status === 'succeed');
    const response = await get(`/api/maintenance/${closed?.id}/calendar`);
    expect(response.headers.get('content-type')).toBe('application/ics');
    const start = /DTSTART:(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(await response.text()) ?? [];
    const [, year, month, day, hour, minute, second] = start;
    const instant = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    const wall = Date.parse(`${closed?.scheduled_start_date}Z`);
    expect([1, 2]).toContain((wall - instant) / 3_600_000);
  });
});
