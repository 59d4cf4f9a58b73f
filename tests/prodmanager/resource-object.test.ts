import { describe, expect, it } from 'vitest';

import { ProdManager } from '@/lib/prodmanager';

import { pageResponse, startScriptedServer } from '../support/scripted-server';
import { failureOf } from './failure';
import { incidentRow, maintenanceRow, monitorRow, scopeRow } from './rows';

/** Serves one row, which a POST replaces with `next`. */
const startHolding = async (row: object, next: object = row) => {
  let current = row;
  const server = await startScriptedServer(({ method, url }) => {
    if (method === 'GET') return { json: current };
    current = next;
    return { status: 302, headers: { location: url.replace(/\/[a-z]+$/, '') } };
  });
  const sent = () =>
    Object.fromEntries(new URLSearchParams(server.seen.find(({ method }) => method === 'POST')?.body));
  return { server, sent, pm: new ProdManager({ url: server.url }) };
};

describe('an update', () => {
  it('sends the other writable fields unchanged', async () => {
    const row = incidentRow(3, {
      status: 'escalated',
      external_reference: '',
      priority: 2,
      tags: ['a'],
      owner: { id: 1 },
    });
    const { server, sent, pm } = await startHolding(row, incidentRow(3, { severity: 'low' }));
    const incident = await pm.incident.get(3);
    expect(incident.status).toBe('unknown');
    await incident.update({ severity: 'low', stable_date: null });
    expect(server.seen[1]).toMatchObject({ method: 'POST', url: '/api/incident/3/update' });
    expect(server.seen[1]?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
    expect(sent()).toEqual({
      name: 'incident 3',
      description: '**bold**',
      scope: '1',
      service: '2',
      external_reference: '',
      status: 'escalated',
      severity: 'low',
      start_impact_date: '2026-03-02T08:10',
      priority: '2',
      tags: 'a',
    });
  });

  it('omits counts, clears null fields and keeps undefined ones', async () => {
    const { sent, pm } = await startHolding(scopeRow(3, { description: 'old' }));
    await (await pm.scope.get(3)).update({ description: null });
    expect(sent()).toEqual({ name: 'scope 3' });
    const other = await startHolding(scopeRow(3, { description: 'old' }));
    const fields: Record<string, string | undefined> = { description: undefined };
    await (await other.pm.scope.get(3)).update(fields);
    expect(other.sent()).toEqual({ name: 'scope 3', description: 'old' });
  });

  it('replaces the fields of the object with the result', async () => {
    const { pm } = await startHolding(monitorRow(3, { colour: 'red' }), monitorRow(3, { status: 'alert' }));
    const monitor = await pm.monitor.get(3);
    expect(monitor).toHaveProperty('colour', 'red');
    expect(await monitor.update({ status: 'alert' })).toBe(monitor);
    expect(monitor.status).toBe('alert');
    expect(monitor).not.toHaveProperty('colour');
  });

  it('leaves the object unchanged when it fails', async () => {
    const server = await startScriptedServer(({ method }) =>
      method === 'GET'
        ? { json: monitorRow(3) }
        : { status: 400, json: { message: 'Monitor update failed', reasons: {} } },
    );
    const monitor = await new ProdManager({ url: server.url }).monitor.get(3);
    await failureOf(monitor.update({ status: 'alert' }));
    expect(monitor.toJSON()).toEqual(monitorRow(3));
  });
});

describe('an object', () => {
  it('from a list can be updated and deleted', async () => {
    const server = await startScriptedServer(({ method, url }) =>
      method === 'POST' || url.includes('/api/monitor/')
        ? { json: monitorRow(9, { status: 'alert' }) }
        : pageResponse([monitorRow(9)], 1),
    );
    const [monitor] = await new ProdManager({ url: server.url }).monitor.list().toArray();
    expect((await monitor?.refresh())?.status).toBe('alert');
    await monitor?.update({ status: 'ok' });
    await monitor?.delete();
    expect(server.seen.slice(1).map(({ url }) => url)).toEqual([
      '/api/monitor/9',
      '/api/monitor/9/update',
      '/api/monitor/9/delete',
    ]);
  });

  it('serializes to plain data', async () => {
    const { pm } = await startHolding(monitorRow(3, { colour: 'red' }));
    const monitor = await pm.monitor.get(3);
    expect(JSON.parse(JSON.stringify(monitor))).toEqual(monitorRow(3, { colour: 'red' }));
    expect(Object.keys(monitor)).toEqual(Object.keys(monitor.toJSON()));
  });

  it('keeps its methods when a field has the same name', async () => {
    const { pm, server } = await startHolding(
      JSON.parse(`{"id": 3, "refresh": "x", "constructor": "y", "__proto__": {"z": 1}}`) as object,
    );
    const row = await pm.manager('colour').get(3);
    await row.refresh();
    expect(server.seen).toHaveLength(2);
    expect(row.toJSON()).toMatchObject({ refresh: 'x', constructor: 'y' });
    expect(row).not.toHaveProperty('z');
  });
});

describe('a comment', () => {
  it.each([
    ['public by default', {}, { comment: 'On it' }],
    ['public', { internal: false }, { comment: 'On it' }],
    ['internal', { internal: true }, { comment: 'On it', internal: 'true' }],
  ])('is %s', async (_, flags, form) => {
    const { sent, server, pm } = await startHolding(incidentRow(3), incidentRow(3, { events: [] }));
    const incident = await pm.incident.get(3);
    expect((await incident.comment({ comment: 'On it', ...flags })).events).toEqual([]);
    expect(server.seen[1]?.url).toBe('/api/incident/3/comment');
    expect(sent()).toEqual(form);
  });

  it('can be added to a maintenance', async () => {
    const { server, pm } = await startHolding(maintenanceRow(4));
    await (await pm.maintenance.get(4)).comment({ comment: 'Started' });
    expect(server.seen[1]?.url).toBe('/api/maintenance/4/comment');
  });
});

describe('any endpoint', () => {
  it('has a manager, also below a resource', async () => {
    const server = await startScriptedServer(({ url }) =>
      /\?/.test(url) ? pageResponse([{ id: 'a b', hue: 1 }, { hue: 2 }], 2) : { json: { id: 'a b', hue: 3 } },
    );
    const pm = new ProdManager({ url: server.url });
    const rows = await pm.manager('/scope/1/thing').list({ shade: 'dark' }).toArray();
    expect(rows.map((row) => row['hue'])).toEqual([1, 2]);
    await rows[0]?.manager('part').get('c/d');
    await rows[0]?.refresh();
    expect(server.seen.map(({ url }) => url)).toEqual([
      '/api/scope/1/thing?per_page=50&shade=dark&page=1',
      '/api/scope/1/thing/a%20b/part/c%2Fd',
      '/api/scope/1/thing/a%20b',
    ]);
    await expect(rows[1]?.refresh()).rejects.toMatchObject({ code: 'config' });
  });

  it.each(['', '/', 'scope//1', '..', 'scope/../../health', '.'])(
    'rejects paths outside the API: %j',
    async (path) => {
      const { pm, server } = await startHolding({});
      expect(() => pm.manager(path)).toThrow(expect.objectContaining({ code: 'config' }));
      expect(await failureOf(pm.request('GET', path))).toMatchObject({ code: 'config' });
      expect(await failureOf(pm.scope.get('..'))).toMatchObject({ code: 'config' });
      expect(server.seen).toHaveLength(0);
    },
  );

  it('accepts requests with query, JSON and form', async () => {
    const server = await startScriptedServer(({ method }) =>
      method === 'GET'
        ? { headers: { 'x-seen': 'yes' }, json: { ok: 7 } }
        : { status: 302, headers: { location: '/api/scope/1' } },
    );
    const pm = new ProdManager({ url: server.url });
    const response = await pm.request('GET', 'weather/monitor', { query: { scope: [1, 2], live: true } });
    expect([response.status, response.headers.get('x-seen'), response.json()]).toEqual([
      200,
      'yes',
      { ok: 7 },
    ]);
    expect((await pm.request('POST', 'scope/create', { json: { name: 'Paris' } })).path).toBe('/api/scope/1');
    expect(
      (await pm.request('POST', 'scope/create', { form: { name: 'Paris' }, followRedirect: false })).status,
    ).toBe(302);
    expect(server.seen.map(({ method, url, body }) => `${method} ${url} ${body}`)).toEqual([
      'GET /api/weather/monitor?scope=1&scope=2&live=true ',
      'POST /api/scope/create {"name":"Paris"}',
      'GET /api/scope/1 ',
      'POST /api/scope/create name=Paris',
    ]);
    expect(server.seen[1]?.headers['content-type']).toBe('application/json');
    expect(await failureOf(pm.request('GET', 'scope', { form: {} }))).toMatchObject({ code: 'config' });
  });
});
