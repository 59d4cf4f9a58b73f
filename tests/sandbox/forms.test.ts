import { describe, expect, it } from 'vitest';

import { startSandbox, startWithPlace } from './start-sandbox';

const reasonsOf = async (response: Response): Promise<unknown> => {
  expect(response.status).toBe(400);
  return ((await response.json()) as { reasons: unknown }).reasons;
};

describe('forms', () => {
  it('reject a blank name, and count characters, not code units', async () => {
    const caller = await startSandbox();
    expect(await reasonsOf(await caller.post('/api/scope/create', { name: '   ' }))).toEqual({
      name: ['This field is required.'],
    });
    expect(await reasonsOf(await caller.post('/api/scope/create', { name: '😀😀' }))).toEqual({
      name: ['Field must be at least 3 characters long.'],
    });
  });

  it.each([
    ['https://metrics.example.com/d/1?x=1', 302],
    ['http://localhost:3000/x', 302],
    ['ftp://files.example.com', 302],
    ['javascript://host/%0aalert(1)', 302],
    ['http://bücher.example', 302],
    ['', 302],
    ['javascript:alert(1)', 400],
    ['//example.com', 400],
    ['http://exa mple.com', 400],
    ['http://-x.example', 400],
  ])('take the link %j with %i', async (external_link, status) => {
    const caller = await startWithPlace();
    const fields = { name: 'http', scope: 1, service: 1, external_link };
    expect((await caller.post('/api/monitor/create', fields)).status).toBe(status);
  });

  it('store an empty text as sent and a missing one as null', async () => {
    const caller = await startWithPlace();
    const fields = { name: 'http', scope: 1, service: 1, description: '', external_reference: '' };
    await caller.post('/api/monitor/create', fields);
    expect(await caller.read('/api/monitor/1')).toMatchObject({
      description: '',
      external_reference: '',
      external_link: null,
      integration: null,
    });
  });

  it('replace every field in an update', async () => {
    const caller = await startWithPlace();
    const fields = { name: 'http', scope: 1, service: 1 };
    await caller.post('/api/monitor/create', { ...fields, description: 'x', integration: 'http' });
    await caller.post('/api/monitor/1/update', { ...fields, status: 'alert' });
    expect(await caller.read('/api/monitor/1')).toMatchObject({
      description: null,
      integration: null,
      status: 'alert',
    });
  });

  it('remove trailing blanks and repeated empty lines', async () => {
    const caller = await startSandbox();
    const description = '\r\n  one  \r\n\r\n\r\n\t\r\n| a |\r\n';
    await caller.post('/api/scope/create', { name: 'Paris ', description });
    expect(await caller.read('/api/scope/1')).toMatchObject({
      name: 'Paris',
      description: '\n  one\n\n| a |\n',
    });
  });

  it('accept JSON, with null for missing and arrays for repeated fields', async () => {
    const caller = await startWithPlace();
    const body = { name: 'Ça va', scope: 1, service: '1', description: null };
    expect((await caller.postJson('/api/monitor/create', body)).status).toBe(302);
    expect(await caller.read('/api/monitor/1')).toMatchObject({ name: 'Ça va', scope: 1, description: null });
    const token = await caller.postJson('/api/token/create', {
      secret: 'changeit',
      name: 'dashboard',
      description: 'dashboard reader',
      permission: ['scope_api', 'service_api'],
    });
    expect(token.status).toBe(200);
  });

  it('return a bare 400 for invalid JSON and a bare 500 for JSON that is not an object', async () => {
    const caller = await startSandbox();
    const headers = { 'content-type': 'application/json' };
    const broken = await caller.get('/api/scope/create', { method: 'POST', body: '{', headers });
    expect([broken.status, typeof (await broken.json())]).toEqual([400, 'string']);
    expect((await caller.postJson('/api/scope/create', { name: 12 })).status).toBe(500);
    expect((await caller.postJson('/api/scope/create', [])).status).toBe(500);
  });

  it('accept multipart forms', async () => {
    const caller = await startSandbox();
    const body = new FormData();
    body.set('name', 'Paris');
    expect((await caller.get('/api/scope/create', { method: 'POST', body })).status).toBe(302);
  });

  it('report an invalid optional date', async () => {
    const caller = await startWithPlace();
    const fields = {
      name: 'Slow',
      scope: 1,
      service: 1,
      severity: 'low',
      status: 'stable',
      stable_date: 'noon',
    };
    expect(await reasonsOf(await caller.post('/api/incident/1/update', fields))).toEqual({
      stable_date: ['Not a valid datetime value.'],
    });
  });

  it.each(['2026-02-30T10:00', '2026-03-02', '2026-03-02 10:00', '2026-03-02T24:00', '2026-03-02T10:00:00'])(
    'reject the date %s',
    async (start_impact_date) => {
      const caller = await startWithPlace();
      const fields = { name: 'Slow', scope: 1, service: 1, severity: 'low', start_impact_date };
      expect(await reasonsOf(await caller.post('/api/incident/create', fields))).toEqual({
        start_impact_date: ['This field is required.'],
      });
    },
  );

  it('return a bare 500 for an announcement without a description', async () => {
    const caller = await startWithPlace();
    const response = await caller.post('/api/announcement/create', {
      name: 'News',
      level: 'low',
      scope: 1,
      service: 1,
    });
    expect([response.status, typeof (await response.json())]).toEqual([500, 'string']);
    expect(await caller.read('/api/announcement')).toEqual({ items: [] });
  });

  it('quote names in a conflict like Python', async () => {
    const caller = await startSandbox();
    const fields = { name: `it's "x"`, description: "it's" };
    await caller.post('/api/service/create', fields);
    const response = await caller.post('/api/service/create', fields);
    expect(response.status).toBe(409);
    expect(await response.json()).toEqual({
      message: 'Service creation failed',
      reasons: {
        service: [
          String.raw`Conflict on resource with attributes : {'name': 'it\'s "x"', 'description': "it's"}`,
        ],
      },
    });
  });
});
