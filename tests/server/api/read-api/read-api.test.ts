import { onTestFinished, describe, expect, test } from 'vitest';

import type { SandboxOptions } from '@/lib/sandbox/sandbox';
import { ProdManager } from '@/lib/prodmanager/index';
import { RESOURCE_NAMES, RESOURCES } from '@/lib/prodmanager/protocol/resources';
import { wireSchemas } from '@/lib/server/api/read-api/wire-schemas';

import { serveReadApi, type ReadApiOptions } from '../../../conformance/serve-read-api';
import { startOwnSource } from '../../../support/own-board';

interface Page {
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

/** A read API in front of a source in a storm, which has been read. */
async function startApi(given: Partial<SandboxOptions> = {}, options: Partial<ReadApiOptions> = {}) {
  const source = await startOwnSource({ mood: 'storm', ...given });
  const board = await serveReadApi({ url: source.url, token: source.token, ...options });
  onTestFinished(() => board.close());
  await board.refresh();
  const get = (path: string, init: RequestInit = {}) => fetch(board.url + path, init);
  const read = async <T = Page>(path: string) => (await get(path)).json() as Promise<T>;
  const atSource = async (path: string) =>
    (await (
      await fetch(source.url + path, { headers: { authorization: `Bearer ${source.token}` } })
    ).json()) as Page;
  return { source, board, get, read, atSource };
}

const idsOf = ({ items }: Page) => items.map(({ id }) => id);

describe('the read API', () => {
  test.each(RESOURCE_NAMES)('lists every %s in its documented shape, page by page', async (name) => {
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
  ])('lists the same as the source, in its order: %s', async (path) => {
    const { read, atSource } = await startApi();
    expect(idsOf(await read(path))).toEqual(idsOf(await atSource(path)));
  });

  test.each([
    '/api/weather/monitor?scope=1',
    '/api/weather/incident',
    '/api/weather/incident?status=active&status=stable',
    '/api/weather/maintenance?status=scheduled',
    '/api/weather/announcement?level=low',
  ])('counts the same as the source: %s', async (path) => {
    const { read, atSource } = await startApi();
    expect(await read(path)).toEqual(await atSource(path));
  });

  test('asks the source for what is over, and for nothing that the board holds', async () => {
    const { board, get, source } = await startApi();
    const open = [...source.sandbox.store.incident.values()].find(({ status }) => status !== 'resolved');
    const held = ['scope', 'service/1', 'monitor/1', 'weather/monitor', `incident/${open?.id}`];
    const filtered = [
      'incident?status=stable',
      'maintenance?status=in-progress',
      'weather/incident?status=active',
    ];
    for (const path of [...held, ...filtered, 'announcement?end_after=2999-01-01T00:00']) {
      const answer = await get(`/api/${path}`);
      expect([path, answer.status, answer.headers.get('history-time')]).toEqual([path, 200, null]);
      expect(answer.headers.get('snapshot-ages')).toMatch(/incidents=\d/);
      await answer.text();
    }
    expect(board.archiveRequests).toEqual([]);
    for (const path of ['incident?status=resolved', 'weather/announcement', 'incident?status=resolved'])
      expect((await get(`/api/${path}`)).headers.get('history-time')).toMatch(/Z$/);
    expect(board.archiveRequests).toEqual(['/api/incident', '/api/weather/announcement']);
  });

  test('shows public comments and no internal event', async () => {
    const { get } = await startApi();
    const bodies = await Promise.all(
      ['incident?per_page=50', 'incident?status=active&status=investigating', 'maintenance?per_page=50'].map(
        async (path) => (await get(`/api/${path}`)).text(),
      ),
    );
    expect(bodies.join('')).toContain('"type":"comment"');
    expect(bodies.join('')).not.toMatch(/"internal":true|"type":"(create|update)"/);
  });

  test('never takes what it cannot read for what is not there', async () => {
    const { source, get } = await startApi();
    await source.kill();
    for (const path of [
      'incident',
      'incident/999999',
      'weather/maintenance',
      'maintenance/999999/calendar',
    ]) {
      const answer = await get(`/api/${path}`);
      expect([path, answer.status, answer.headers.get('retry-after')]).toEqual([path, 503, '10']);
      expect(await answer.json()).toEqual({
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
    // What was read before is shown on, with its age.
    expect((await get('/api/monitor')).status).toBe(200);
  });

  test('tells a client of ProdManager that it is well, which version it speaks, and that there is no token', async () => {
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

  const FILTERS = RESOURCE_NAMES.flatMap((name) =>
    Object.keys(RESOURCES[name].filters).flatMap((filter) => [
      [`/api/${name}`, filter],
      [`/api/weather/${name}`, filter],
    ]),
  );

  test('refuses more than 50 values of any filter as the source does, and takes 50', async () => {
    const { get, source } = await startApi();
    const repeat = (filter: string, times: number) => Array(times).fill(`${filter}=1`).join('&');
    for (const [path, filter = ''] of FILTERS) {
      const answer = await get(`${path}?${repeat(filter, 51)}`);
      const real = await fetch(`${source.url}${path}?${repeat(filter, 51)}`);
      expect([path, filter, answer.status]).toEqual([path, filter, 400]);
      expect(await answer.json()).toEqual(await real.json());
    }
    expect((await get(`/api/monitor?${repeat('status', 50)}`)).status).toBe(200);
  });

  test('finds by an empty text what has one, and not what has none, as the source does', async () => {
    const { board, read, atSource, source } = await startApi();
    const { store } = source.sandbox;
    const [empty, none] = [...store.monitor.values()];
    const [open] = [...store.incident.values()].filter(({ status }) => status === 'active');
    if (!empty || !none || !open) throw new Error('nothing to change');
    store.monitor.replace({ ...empty, integration: '', external_reference: '' });
    store.monitor.replace({ ...none, integration: null });
    store.incident.replace({ ...open, external_reference: '' });
    await board.refresh();
    const paths = [
      '/api/monitor?integration=&per_page=50',
      '/api/incident?status=active&external_reference=',
    ];
    for (const path of paths) {
      const ids = idsOf(await atSource(path));
      expect(ids).toContain(path.includes('monitor') ? empty.id : open.id);
      expect(idsOf(await read(path))).toEqual(ids);
    }
    expect(await read(`/api/monitor/${empty.id}`)).toMatchObject({ integration: '', external_reference: '' });
    expect(await read(`/api/monitor/${none.id}`)).toMatchObject({ integration: null });
  });

  test.each(['javascript://host/%0aalert(1)', 'ftp://files.example.com/a', 'https://host/a', '', null])(
    'passes the external link %j as the source has it',
    async (link) => {
      const { board, read, source } = await startApi();
      const { store } = source.sandbox;
      for (const name of ['monitor', 'incident', 'maintenance'] as const) {
        const rows = [...store[name].values()];
        for (const { id } of [rows[0], rows.at(-1)].flatMap((row) => row ?? [])) {
          const row = rows.find((one) => one.id === id);
          store[name].replace({ ...row, external_link: link } as never);
        }
        await board.refresh();
        for (const { id } of [rows[0], rows.at(-1)].flatMap((row) => row ?? []))
          expect(await read(`/api/${name}/${id}`)).toMatchObject({ id, external_link: link });
      }
    },
  );

  test('compares dates that are not to the minute as the source does', async () => {
    const { read, atSource, source } = await startApi();
    const isOpen = ({ status }: { readonly status: string }) => status !== 'resolved';
    const open = [...source.sandbox.store.incident.values()].filter(isOpen);
    const dates = open.map(({ start_impact_date: date }) => date).sort();
    const [day = '', time = ''] = (dates[Math.floor(dates.length / 2)] ?? '').split('T');
    const values = [
      '',
      'soon',
      day.slice(0, 4),
      day.slice(0, 7),
      day,
      `${day} ${time}`,
      `${day} ${time}:00.000000`,
    ];
    const statuses = 'status=active&status=investigating&status=stable&per_page=50';
    const counts = new Set<number>();
    for (const value of [...values, `${day} ${time}:30`, `${day} 23:59`]) {
      for (const filter of ['impact_before', 'impact_after']) {
        const path = `/api/incident?${statuses}&${filter}=${encodeURIComponent(value)}`;
        const ids = idsOf(await atSource(path));
        expect([path, idsOf(await read(path))]).toEqual([path, ids]);
        counts.add(ids.length);
      }
    }
    expect(counts.size).toBeGreaterThan(2);
  });

  test.each(['per_page=51', 'page=x', 'per_page=1x'])(
    'refuses %s in the shape of an error',
    async (query) => {
      const { get } = await startApi();
      const answer = await get(`/api/scope?${query}`);
      expect(answer.status).toBe(400);
      expect(Object.keys((await answer.json()) as object)).toEqual(['message', 'reasons']);
    },
  );

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
    'answers %s with 405, and says that it only reads',
    async (method) => {
      const { get } = await startApi();
      const answer = await get('/api/scope/1/update', { method });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
      expect(await answer.text()).toContain('only reads');
    },
  );

  test('may be read by pages of other sites', async () => {
    const { get } = await startApi();
    const answer = await get('/api/scope');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    const preflight = await get('/api/scope', { method: 'OPTIONS' });
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([
      204,
      'GET, HEAD, OPTIONS',
    ]);
  });

  test('links to the board, by a path where it does not know its address, and never to the source', async () => {
    const { get, source } = await startApi({}, { knowsItsAddress: false });
    const text = await (await get('/api/incident?status=resolved')).text();
    expect(text).toMatch(/"self":"\/api\/incident\/\d+"/);
    expect(text).not.toContain(source.url);
  });

  test("writes dates on the source's own clock, as it wrote them", async () => {
    const { read, atSource } = await startApi({}, { timeZone: 'America/New_York' });
    const datesOf = ({ items }: Page) => items.map(({ start_impact_date: date }) => date);
    const path = '/api/incident?status=active&status=investigating&status=stable&per_page=50';
    expect(datesOf(await read(path))).toEqual(datesOf(await atSource(path)));
  });

  test('makes a calendar of a maintenance that is over, with its instants', async () => {
    const { get, source } = await startApi({}, { timeZone: 'Europe/Paris' });
    const over = [...source.sandbox.store.maintenance.values()].find(({ status }) => status === 'succeed');
    const answer = await get(`/api/maintenance/${over?.id}/calendar`);
    expect(answer.headers.get('content-type')).toBe('application/ics');
    const start = /DTSTART:(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(await answer.text()) ?? [];
    const [, year, month, day, hour, minute, second] = start;
    const instant = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    const wall = Date.parse(`${over?.scheduled_start_date}Z`);
    expect([1, 2]).toContain((wall - instant) / 3_600_000);
  });
});
