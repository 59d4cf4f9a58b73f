import { describe, expect, test } from 'vitest';

import { RESOURCE_NAMES, RESOURCES } from '@/lib/prodmanager/protocol/resources';

import { idsOf, startApi } from './start-api';

const FILTERS = RESOURCE_NAMES.flatMap((name) =>
  Object.keys(RESOURCES[name].filters).flatMap((filter) => [
    [`/api/${name}`, filter],
    [`/api/weather/${name}`, filter],
  ]),
);

describe('filters of the read API', () => {
  test('answers 400 to more than 50 values of a filter, like the source, and accepts 50', async () => {
    const { get, source } = await startApi();
    const repeat = (filter: string, times: number) => Array(times).fill(`${filter}=1`).join('&');
    for (const [path, filter = ''] of FILTERS) {
      const response = await get(`${path}?${repeat(filter, 51)}`);
      const real = await fetch(`${source.url}${path}?${repeat(filter, 51)}`);
      expect([path, filter, response.status]).toEqual([path, filter, 400]);
      expect(await response.json()).toEqual(await real.json());
    }
    expect((await get(`/api/monitor?${repeat('status', 50)}`)).status).toBe(200);
  });

  test('matches an empty filter value with empty texts, not with null, like the source', async () => {
    const { board, read, readSource, source } = await startApi();
    const { store } = source.sandbox;
    const [empty, none] = [...store.monitor.values()];
    const [open] = [...store.incident.values()].filter(({ status }) => status === 'active');
    if (!empty || !none || !open) throw new Error('The sandbox has no rows to change.');
    store.monitor.replace({ ...empty, integration: '', external_reference: '' });
    store.monitor.replace({ ...none, integration: null });
    store.incident.replace({ ...open, external_reference: '' });
    await board.refresh();
    const paths = [
      '/api/monitor?integration=&per_page=50',
      '/api/incident?status=active&external_reference=',
    ];
    for (const path of paths) {
      const ids = idsOf(await readSource(path));
      expect(ids).toContain(path.includes('monitor') ? empty.id : open.id);
      expect(idsOf(await read(path))).toEqual(ids);
    }
    expect(await read(`/api/monitor/${empty.id}`)).toMatchObject({ integration: '', external_reference: '' });
    expect(await read(`/api/monitor/${none.id}`)).toMatchObject({ integration: null });
  });

  test.each(['javascript://host/%0aalert(1)', 'ftp://files.example.com/a', 'https://host/a', '', null])(
    'returns the external link %j unchanged',
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

  test('compares incomplete and invalid dates like the source', async () => {
    const { read, readSource, source } = await startApi();
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
        const ids = idsOf(await readSource(path));
        expect([path, idsOf(await read(path))]).toEqual([path, ids]);
        counts.add(ids.length);
      }
    }
    expect(counts.size).toBeGreaterThan(2);
  });

  test.each(['per_page=51', 'page=x', 'per_page=1x'])(
    'answers 400 to %s with a message and reasons',
    async (query) => {
      const { get } = await startApi();
      const response = await get(`/api/scope?${query}`);
      expect(response.status).toBe(400);
      expect(Object.keys((await response.json()) as object)).toEqual(['message', 'reasons']);
    },
  );

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('answers %s with 405', async (method) => {
    const { get } = await startApi();
    const response = await get('/api/scope/1/update', { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect(await response.text()).toContain('only reads');
  });
});
