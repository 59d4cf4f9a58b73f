import { describe, expect, it } from 'vitest';

import { type Caller, namesOf, startWithPlace } from './start-sandbox';

async function startWithMonitors(): Promise<Caller> {
  const caller = await startWithPlace();
  await caller.post('/api/scope/create', { name: 'us-east-1' });
  const rows = [
    { name: 'alpha', scope: 1, status: 'ok', integration: 'http' },
    { name: 'beta', scope: 1, status: 'warning', integration: 'dns' },
    { name: 'gamma', scope: 2, status: 'alert', integration: '' },
    { name: 'delta', scope: 2, status: 'ok' },
  ];
  for (const [index, { name: short, ...fields }] of rows.entries()) {
    const row = { ...fields, name: short, service: 1 };
    await caller.post('/api/monitor/create', row);
    await caller.post(`/api/monitor/${index + 1}/update`, row);
  }
  return caller;
}

describe('filters', () => {
  it.each([
    ['status=ok', ['alpha', 'delta']],
    ['status=ok&status=alert', ['alpha', 'delta', 'gamma']],
    ['status=ok&scope=2', ['delta']],
    ['scope=1&scope=2&status=warning', ['beta']],
    ['status=burning&status=alert', ['gamma']],
    ['status=burning', ['alpha', 'beta', 'delta', 'gamma']],
    ['status=OK', ['alpha', 'beta', 'delta', 'gamma']],
    ['scope=abc', ['alpha', 'beta', 'delta', 'gamma']],
    ['scope=%202%20', ['delta', 'gamma']],
    ['scope=77', []],
    ['integration=http&integration=dns', ['alpha', 'beta']],
    ['integration=', ['gamma']],
    ['external_reference=x&colour=red', ['alpha', 'beta', 'delta', 'gamma']],
  ])('?%s finds %j', async (query, names) => {
    const caller = await startWithMonitors();
    expect(await namesOf(caller, `/api/monitor?${query}`)).toEqual(names);
  });

  it('apply to the weather too', async () => {
    const caller = await startWithMonitors();
    expect(await caller.read('/api/weather/monitor?scope=2&status=burning')).toEqual({
      alert: 1,
      ok: 1,
      warning: 0,
    });
  });

  it('reject more than 50 values of one parameter', async () => {
    const caller = await startWithMonitors();
    const query = Array.from({ length: 51 }, () => 'status=ok').join('&');
    expect((await caller.get(`/api/monitor?${query}`)).status).toBe(400);
  });
});

describe('filters on dates', () => {
  async function startWithAnnouncement(): Promise<Caller> {
    const caller = await startWithPlace();
    const dates = { start_date: '2026-03-02T12:00', end_date: '2026-03-04T12:00' };
    const fields = { name: 'the one', description: 'x', level: 'low', scope: 1, service: 1, ...dates };
    await caller.post('/api/announcement/create', fields);
    return caller;
  }

  it.each([
    ['start_before=2026-03-03T00:00', 1],
    ['start_before=2026-03-01T23:59', 0],
    ['start_after=2026-03-01T23:59', 1],
    ['start_after=2026-03-03T00:00', 0],
    ['end_after=2026-03-03T00:00&start_before=2026-03-03T00:00', 1],
    ['end_before=2026-03-04T00:00', 1],
  ])('?%s finds %i', async (query, count) => {
    const caller = await startWithAnnouncement();
    expect(await namesOf(caller, `/api/announcement?${query}`)).toHaveLength(count);
  });

  it('are wrong within the named day, like SQLite', async () => {
    const caller = await startWithAnnouncement();
    expect(await namesOf(caller, '/api/announcement?start_before=2026-03-02T00:01')).toHaveLength(1);
    expect(await namesOf(caller, '/api/announcement?start_after=2026-03-02T00:01')).toHaveLength(0);
  });

  it('exclude the minute in `before` and include it in `after`, in SQLite’s format', async () => {
    const caller = await startWithAnnouncement();
    expect(await namesOf(caller, '/api/announcement?start_before=2026-03-02 12:00')).toHaveLength(0);
    expect(await namesOf(caller, '/api/announcement?start_after=2026-03-02 12:00')).toHaveLength(1);
  });
});
