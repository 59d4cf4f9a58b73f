import { describe, expect, it } from 'vitest';

import { type Caller, namesOf, startSandbox, startWithPlace } from './start-sandbox';

const createScopes = async (caller: Caller, names: readonly string[]) => {
  for (const name of names) await caller.post('/api/scope/create', { name });
};

describe('pages', () => {
  it('have 20 rows by default, and paging headers', async () => {
    const caller = await startSandbox();
    await createScopes(
      caller,
      Array.from({ length: 21 }, (_, index) => `scope ${String(index).padStart(2, '0')}`),
    );
    const response = await caller.get('/api/scope?page=2');
    const { items } = (await response.json()) as { items: unknown[] };
    expect(items).toHaveLength(1);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-page': '2',
      'x-per-page': '20',
      'x-total': '21',
      'x-total-pages': '2',
      'x-prev-page': '1',
      'x-next-page': 'None',
    });
  });

  it.each(['page=x', 'per_page=many', 'page=1.5'])(
    'return a bare 500 for ?%s on every route',
    async (query) => {
      const caller = await startSandbox();
      for (const path of ['/api/scope', '/api/weather/monitor', '/api/nowhere']) {
        const response = await caller.get(`${path}?${query}`);
        expect(response.status).toBe(500);
        expect(typeof (await response.json())).toBe('string');
      }
    },
  );

  it.each(['page=', 'page=+1', 'page=%201%20', 'per_page=-3'])('use the default for ?%s', async (query) => {
    const caller = await startSandbox();
    const { headers } = await caller.get(`/api/scope?${query}`);
    expect([headers.get('x-page'), headers.get('x-per-page')]).toEqual(['1', '20']);
  });

  it('report both exceeded limits', async () => {
    const caller = await startSandbox();
    const response = await caller.get('/api/scope?page=99999999999999999999&per_page=51');
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      message: 'Pagination value overflow',
      reasons: {
        page: ['Value higher than the limit 10000000'],
        per_page: ['Value higher than the limit 50'],
      },
    });
  });
});

describe('orders', () => {
  it('sort names by code point, like SQLite', async () => {
    const caller = await startSandbox();
    await createScopes(caller, ['été', 'zoo', 'Zoo', '😀 three', '\uFFFD three', 'eté']);
    expect(await namesOf(caller, '/api/scope')).toEqual([
      'Zoo',
      'eté',
      'zoo',
      'été',
      '\uFFFD three',
      '😀 three',
    ]);
  });

  it('sort monitors of the same name by id', async () => {
    const caller = await startWithPlace();
    for (const external_reference of ['first', 'second', 'third']) {
      await caller.post('/api/monitor/create', { name: 'http', scope: 1, service: 1, external_reference });
    }
    const { items } = (await caller.read('/api/monitor')) as { items: { id: number }[] };
    expect(items.map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it('sort incidents by latest impact, then status and severity', async () => {
    const caller = await startWithPlace();
    const create = async (name: string, start: string, severity: string, status: string) => {
      const fields = { name, scope: 1, service: 1, severity, start_impact_date: start };
      const response = await caller.post('/api/incident/create', fields);
      await caller.post(`${new URL(response.headers.get('location') ?? '').pathname}/update`, {
        ...fields,
        status,
      });
    };
    await create('earlier', '2026-03-01T10:00', 'critical', 'active');
    await create('stable', '2026-03-01T11:00', 'critical', 'stable');
    await create('resolved', '2026-03-01T11:00', 'critical', 'resolved');
    await create('moderate', '2026-03-01T11:00', 'moderate', 'active');
    await create('minor', '2026-03-01T11:00', 'minor', 'active');
    expect(await namesOf(caller, '/api/incident')).toEqual([
      'minor',
      'moderate',
      'resolved',
      'stable',
      'earlier',
    ]);
  });

  it('sort maintenances by latest start and status, announcements by latest start and level', async () => {
    const caller = await startWithPlace();
    const place = { scope: 1, service: 1 };
    for (const [name, day, status] of [
      ['old scheduled', '01', 'scheduled'],
      ['succeed', '02', 'succeed'],
      ['canceled', '02', 'canceled'],
    ]) {
      const fields = {
        ...place,
        name: String(name),
        service_status: 'up',
        scheduled_start_date: `2026-03-${day}T00:00`,
      };
      const response = await caller.post('/api/maintenance/create', fields);
      const path = new URL(response.headers.get('location') ?? '').pathname;
      await caller.post(`${path}/update`, { ...fields, status: String(status) });
    }
    expect(await namesOf(caller, '/api/maintenance')).toEqual(['canceled', 'succeed', 'old scheduled']);
    for (const level of ['medium', 'low', 'high']) {
      await caller.post('/api/announcement/create', {
        ...place,
        name: level === 'low' ? 'the low one' : level,
        level,
        description: '',
        start_date: '2026-03-01T00:00',
      });
    }
    expect(await namesOf(caller, '/api/announcement')).toEqual(['high', 'the low one', 'medium']);
  });
});
