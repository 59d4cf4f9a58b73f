import { describe, expect, it } from 'vitest';

import { startWithPlace } from './start-sandbox';

const PLACE = { scope: 1, service: 1 };
const incident = { ...PLACE, name: 'Payments failing', severity: 'high' };

describe('scopes and services', () => {
  it.each([
    ['monitor', { ...PLACE, name: 'http' }],
    ['incident', incident],
    ['maintenance', { ...PLACE, name: 'Upgrade', service_status: 'down' }],
    ['announcement', { ...PLACE, name: 'News', description: 'x', level: 'low' }],
  ])('cannot be deleted while a %s is in them', async (resource, fields) => {
    const caller = await startWithPlace();
    await caller.post(`/api/${resource}/create`, fields);
    for (const place of ['scope', 'service']) {
      expect((await caller.post(`/api/${place}/1/delete`)).status).toBe(403);
    }
    await caller.post(`/api/${resource}/1/delete`);
    expect((await caller.post('/api/scope/1/delete')).status).toBe(302);
  });

  it('count their rows', async () => {
    const caller = await startWithPlace();
    await caller.post('/api/monitor/create', { ...PLACE, name: 'http' });
    await caller.post('/api/incident/create', incident);
    expect(await caller.read('/api/service/1')).toMatchObject({
      incidents_count: 1,
      maintenances_count: 0,
      monitors_count: { alert: 0, ok: 1, warning: 0 },
    });
  });

  it('reuse the id of the last deleted one', async () => {
    const caller = await startWithPlace();
    await caller.post('/api/scope/create', { name: 'second' });
    await caller.post('/api/scope/2/delete');
    const response = await caller.post('/api/scope/create', { name: 'third' });
    expect(response.headers.get('location')).toBe(`${caller.url}/api/scope/2`);
  });
});
