import { describe, expect, it } from 'vitest';

import { type Caller, startWithPlace } from './start-sandbox';

const PLACE = { scope: 1, service: 1 };

interface Eventful {
  readonly events: { type: string; content: string; internal: boolean; creation_date: string }[];
}

const incident = {
  ...PLACE,
  name: 'Payments failing',
  severity: 'high',
  start_impact_date: '2026-03-02T08:10',
};
const maintenance = { ...PLACE, name: 'Upgrade', service_status: 'down' };

const latestChange = async (caller: Caller, path: string): Promise<unknown> => {
  const { events } = (await caller.read(path)) as Eventful;
  return JSON.parse(events[0]?.content ?? 'null');
};

it('writes the year 26 with two digits, like Python', async () => {
  const caller = await startWithPlace();
  await caller.post('/api/incident/create', { ...incident, start_impact_date: '0026-11-29T13:00' });
  expect(await caller.read('/api/incident/1')).toMatchObject({ start_impact_date: '26-11-29T13:00' });
  expect(await caller.read('/api/incident?impact_before=0026-12-01')).toMatchObject({ items: [{ id: 1 }] });
});

describe('incidents', () => {
  it('set the date of a new status, and clear later dates when the status goes back', async () => {
    const caller = await startWithPlace();
    await caller.post('/api/incident/create', incident);
    const dates = { investigation_date: '2026-03-02T08:20', stable_date: '2026-03-02T08:40' };
    await caller.post('/api/incident/1/update', { ...incident, ...dates, status: 'resolved' });
    expect(await caller.read('/api/incident/1')).toMatchObject({
      ...dates,
      resolve_date: '2026-03-02T09:30',
    });
    await caller.post('/api/incident/1/update', { ...incident, ...dates, status: 'investigating' });
    expect(await caller.read('/api/incident/1')).toMatchObject({
      investigation_date: '2026-03-02T08:20',
      stable_date: null,
      resolve_date: null,
    });
    await caller.post('/api/incident/1/update', { ...incident, ...dates, status: 'active' });
    expect(await caller.read('/api/incident/1')).toMatchObject({ investigation_date: null });
  });

  it('lose the date of an earlier status when an update omits it', async () => {
    const caller = await startWithPlace();
    await caller.post('/api/incident/create', incident);
    await caller.post('/api/incident/1/update', { ...incident, status: 'investigating' });
    await caller.post('/api/incident/1/update', { ...incident, status: 'stable' });
    expect(await caller.read('/api/incident/1')).toMatchObject({
      investigation_date: null,
      stable_date: '2026-03-02T09:30',
    });
  });

  it('start now by default', async () => {
    const caller = await startWithPlace();
    await caller.post('/api/incident/create', { ...PLACE, name: 'Slow', severity: 'low' });
    expect(await caller.read('/api/incident/1')).toMatchObject({
      start_impact_date: '2026-03-02T09:30',
      status: 'active',
    });
  });

  it('record changed fields by column and enum name, and nothing without a change', async () => {
    const caller = await startWithPlace();
    await caller.post('/api/scope/create', { name: 'us-east-1' });
    await caller.post('/api/incident/create', incident);
    const update = { ...incident, scope: 2, severity: 'minor', status: 'active' };
    await caller.post('/api/incident/1/update', update);
    await caller.post('/api/incident/1/update', update);
    expect(await latestChange(caller, '/api/incident/1')).toEqual({
      scope_id: [1, 2],
      severity: ['HIGH', 'MINOR'],
    });
    const { events } = (await caller.read('/api/incident/1')) as Eventful;
    expect(events.map(({ type, internal }) => [type, internal])).toEqual([
      ['update', true],
      ['create', true],
    ]);
  });

  it.each([
    ['y', true],
    ['true', true],
    ['0', true],
    ['false', false],
    ['', false],
  ])('take a comment with internal=%j for internal: %s', async (mark, internal) => {
    const caller = await startWithPlace();
    await caller.post('/api/incident/create', incident);
    caller.clock.advance(60_000);
    await caller.post('/api/incident/1/comment', { comment: 'hello  ', internal: mark });
    const { events } = (await caller.read('/api/incident/1')) as Eventful;
    expect(events[0]).toEqual({
      content: 'hello  ',
      creation_date: '2026-03-02T09:31',
      internal,
      type: 'comment',
    });
  });

  it('hide events without a token, also in lists', async () => {
    const caller = await startWithPlace();
    await caller.post('/api/incident/create', incident);
    await caller.post('/api/incident/1/comment', { comment: 'public' });
    const anonymous = await (await fetch(`${caller.url}/api/incident`)).text();
    expect(JSON.parse(anonymous)).toMatchObject({ items: [{ events: [] }] });
    const { items } = (await caller.read('/api/incident')) as { items: Eventful[] };
    expect(items[0]?.events).toHaveLength(2);
  });

  it('lose their events when they are deleted', async () => {
    const caller = await startWithPlace();
    await caller.post('/api/incident/create', incident);
    const response = await caller.post('/api/incident/1/delete');
    expect(response.headers.get('location')).toBe(`${caller.url}/api/incident`);
    await caller.post('/api/incident/create', incident);
    const { events } = (await caller.read('/api/incident/1')) as Eventful;
    expect(events).toHaveLength(1);
  });

  it('have a reason without a list when an unknown one is deleted', async () => {
    const caller = await startWithPlace();
    const response = await caller.post('/api/incident/9/delete');
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      message: 'Incident deletion failed',
      reasons: { incident: 'Resource not found : 9' },
    });
  });

  it('accept a comment on an unknown one, like SQLite', async () => {
    const caller = await startWithPlace();
    const response = await caller.post('/api/incident/9/comment', { comment: 'hello' });
    expect([response.status, response.headers.get('location')]).toEqual([
      302,
      `${caller.url}/api/incident/9`,
    ]);
  });
});

describe('maintenances', () => {
  it('set their start and end dates', async () => {
    const caller = await startWithPlace();
    await caller.post('/api/maintenance/create', maintenance);
    await caller.post('/api/maintenance/1/update', { ...maintenance, status: 'in-progress' });
    expect(await caller.read('/api/maintenance/1')).toMatchObject({
      start_date: '2026-03-02T09:30',
      end_date: null,
    });
    expect(await latestChange(caller, '/api/maintenance/1')).toMatchObject({
      status: ['SCHEDULED', 'IN_PROGRESS'],
    });
    caller.clock.advance(600_000);
    const start_date = '2026-03-02T09:30';
    await caller.post('/api/maintenance/1/update', { ...maintenance, start_date, status: 'failed' });
    expect(await caller.read('/api/maintenance/1')).toMatchObject({
      start_date,
      end_date: '2026-03-02T09:40',
    });
  });

  it('clear both dates when rescheduled, and set neither when canceled', async () => {
    const caller = await startWithPlace();
    await caller.post('/api/maintenance/create', maintenance);
    const dates = { start_date: '2026-03-02T09:00', end_date: '2026-03-02T09:10' };
    await caller.post('/api/maintenance/1/update', { ...maintenance, ...dates, status: 'scheduled' });
    expect(await caller.read('/api/maintenance/1')).toMatchObject({ start_date: null, end_date: null });
    await caller.post('/api/maintenance/1/update', { ...maintenance, status: 'canceled' });
    expect(await caller.read('/api/maintenance/1')).toMatchObject({ start_date: null, end_date: null });
  });

  it('have a calendar file with folded lines, escapes and the reference', async () => {
    const caller = await startWithPlace();
    await caller.post('/api/maintenance/create', {
      ...maintenance,
      name: 'Größe; a, b',
      external_reference: 'CHG-9',
      description: 'first\nsecond',
      scheduled_start_date: '2026-03-05T01:00',
      scheduled_end_date: '2026-03-05T03:00',
    });
    const response = await caller.get('/api/maintenance/1/calendar');
    const text = await response.text();
    expect(response.headers.get('content-disposition')).toContain("filename*=UTF-8''Gr%C3%B6%C3%9Fe");
    expect(text).toContain(String.raw`SUMMARY:[CHG-9] Größe\; a\, b`);
    expect(text).toContain(String.raw`DESCRIPTION:eu-west-1/Checkout\nfirst\nsecond`);
    expect(text).toContain('DTSTART:20260305T010000Z\r\n');
  });
});
