import { beforeAll, afterAll, describe, expect, it } from 'vitest';

import { PERMISSIONS, ProdManager } from '@/lib/prodmanager';
import { createSandbox } from '@/lib/sandbox/sandbox';
import { type ServedSandbox, serveSandbox } from '@/lib/sandbox/serve';

import { failureOf } from './failure';

const SECRET = 'a secret of the tests';
const TOKEN_FIELDS = {
  secret: SECRET,
  name: 'dashboard',
  description: 'dashboard reader',
  not_before_date: '2026-01-01T00:00',
  expiration_date: '2035-01-01T00:00',
} as const;

const serve = async (options: Partial<Parameters<typeof createSandbox>[0]>): Promise<ServedSandbox> =>
  serveSandbox(createSandbox({ secret: SECRET, clock: () => new Date('2026-03-02T08:00:00Z'), ...options }));

describe('the client against an empty sandbox', () => {
  let server: ServedSandbox;
  let pm: ProdManager;
  let anonymous: ProdManager;

  beforeAll(async () => {
    server = await serve({ mood: 'empty' });
    anonymous = new ProdManager({ url: server.url });
    const token = await anonymous.token.create({ ...TOKEN_FIELDS, permission: PERMISSIONS });
    pm = new ProdManager({ url: server.url, token });
  });
  afterAll(() => server.close());

  it('reads health and the claims of its token', async () => {
    expect(await pm.health()).toEqual({ ok: true, version: expect.stringMatching(/^\d+\.\d+/) as string });
    expect(await anonymous.token.whoami()).toBeNull();
    expect(await pm.token.whoami()).toMatchObject({ aud: 'dashboard', permissions: PERMISSIONS });
  });

  it('reports a validation error with the documented message', async () => {
    const error = await failureOf(pm.scope.create({ name: 's1' }));
    expect(error).toMatchObject({
      status: 400,
      serverMessage: 'Scope creation failed',
      reasons: { name: ['Field must be at least 3 characters long.'] },
    });
    expect(await failureOf(anonymous.scope.create({ name: 'Paris' }))).toMatchObject({
      status: 403,
      serverMessage: expect.stringMatching(/\w/) as string,
    });
    expect(await failureOf(pm.scope.get(99))).toMatchObject({
      status: 404,
      serverMessage: 'Scope show failed',
    });
    expect(await failureOf(pm.token.create({ ...TOKEN_FIELDS, secret: 'canary' }))).toMatchObject({
      status: 400,
    });
  });

  it('creates, reads, updates, comments, counts and deletes', async () => {
    const scope = await pm.scope.create({ name: 'eu-west-1', description: 'Ireland' });
    const service = await pm.service.create({ name: 'Checkout' });
    expect(await failureOf(pm.scope.create({ name: 'eu-west-1' }))).toMatchObject({ status: 409 });
    const place = { scope: scope.id, service: service.id };

    const monitor = await pm.monitor.create({ name: 'checkout http', ...place, integration: 'http' });
    await monitor.update({ status: 'warning' });
    expect(monitor).toMatchObject({ name: 'checkout http', integration: 'http', status: 'warning' });
    expect(await pm.weather.monitor(place)).toEqual({ ok: 0, warning: 1, alert: 0 });
    expect((await scope.refresh()).monitors_count).toEqual({ ok: 0, warning: 1, alert: 0 });
    expect(await failureOf(scope.delete())).toMatchObject({
      status: 403,
      reasons: { scope: [expect.any(String)] },
    });

    const incident = await pm.incident.create({
      name: 'Payments failing',
      ...place,
      severity: 'critical',
      start_impact_date: '2026-03-02T07:10',
      description: '**Card** payments time out',
    });
    await incident.comment({ comment: 'We are looking into it' });
    await incident.comment({ comment: 'suspect the pool size', internal: true });
    await incident.update({ status: 'investigating' });
    expect(incident.investigation_date).toBe('2026-03-02T08:00');
    expect(incident.description).toBe('**Card** payments time out');
    expect(incident.events.map(({ type, internal }) => [type, internal])).toEqual([
      ['update', true],
      ['comment', true],
      ['comment', false],
      ['create', true],
    ]);
    expect((await anonymous.incident.get(incident.id)).events).toEqual([]);
    expect(await pm.incident.list({ status: ['active', 'investigating'] }).toArray()).toMatchObject([
      { id: incident.id },
    ]);
    expect(await pm.weather.incident()).toEqual({ active: 0, investigating: 1, stable: 0, resolved: 0 });

    const maintenance = await pm.maintenance.create({
      name: 'Database upgrade',
      ...place,
      service_status: 'degraded',
      scheduled_start_date: '2026-03-05T01:00',
      scheduled_end_date: '2026-03-05T03:00',
    });
    await maintenance.comment({ comment: 'All set' });
    expect(await pm.maintenance.calendar(maintenance.id)).toContain('SUMMARY:Database upgrade');
    expect((await maintenance.update({ status: 'in-progress' })).start_date).toBe('2026-03-02T08:00');

    const announcement = await pm.announcement.create({
      name: 'Python 2 goes away',
      description: 'Plan your migration',
      ...place,
      level: 'high',
      start_date: '2026-03-01T00:00',
      end_date: '2026-03-31T00:00',
    });
    expect(await pm.announcement.count({ level: 'high' })).toBe(1);
    expect(await pm.weather.announcement()).toEqual({ high: 1, medium: 0, low: 0 });

    const undated = await pm.announcement.create({
      name: 'Read this',
      description: 'Now',
      ...place,
      level: 'low',
    });
    expect(undated).toMatchObject({ start_date: '2026-03-02T08:00', end_date: '2026-03-02T08:00' });
    await undated.delete();

    for (const object of [monitor, incident, maintenance, announcement, scope, service])
      await object.delete();
    expect(await pm.scope.list().toArray()).toEqual([]);
    expect(await failureOf(monitor.refresh())).toMatchObject({ status: 404 });
  });
});

describe('the client against seed data', () => {
  it('reads every row, typed and untyped, within the rate limit', async () => {
    const server = await serve({
      rateLimit: { limitAnonymous: 60, limitWithToken: 1_500, windowSeconds: 3_600 },
    });
    const pm = new ProdManager({ url: server.url });
    const kinds = [pm.scope, pm.service, pm.monitor, pm.incident, pm.maintenance, pm.announcement] as const;
    const names = ['scope', 'service', 'monitor', 'incident', 'maintenance', 'announcement'] as const;
    for (const [index, kind] of kinds.entries()) {
      const name = names[index] ?? '';
      const rows = await kind.list().toArray();
      const plain = await pm.manager(name).list().toArray();
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.map((row) => row.toJSON())).toEqual(plain.map((row) => row.toJSON()));
      expect(await kind.count()).toBe(rows.length);
    }
    expect(pm.rateLimit).toMatchObject({ limit: 60, client: expect.any(String) as string });
    expect((pm.rateLimit?.remaining ?? 0) + (pm.rateLimit?.used ?? 0)).toBe(60);
    await server.close();
  });
});
