import { describe, expect, it } from 'vitest';

import { ProdManager } from '@/lib/prodmanager';

import { type ScriptedResponse, startScriptedServer } from '../support/scripted-server';
import { failureOf } from './failure';

const start = async (answers: Record<string, ScriptedResponse>) => {
  const server = await startScriptedServer(
    ({ url }) => answers[url] ?? { status: 404, json: 'nothing here' },
  );
  return { server, pm: new ProdManager({ url: server.url, maxRetries: 0 }) };
};

describe('weather', () => {
  it('counts each resource with the filters of its list', async () => {
    const monitor = { ok: 7, warning: 1, alert: 0 };
    const incident = { active: 1, investigating: 0, stable: 0, resolved: 2 };
    const maintenance = { scheduled: 1, 'in-progress': 0, succeed: 3, failed: 0, canceled: 0 };
    const announcement = { high: 1, medium: 0, low: 0 };
    const { pm } = await start({
      '/api/weather/monitor?scope=1&scope=2': { json: { ...monitor, burning: 4 } },
      '/api/weather/incident?severity=critical': { json: incident },
      '/api/weather/maintenance': { json: maintenance },
      '/api/weather/announcement?level=high': { json: announcement },
    });
    expect(await pm.weather.monitor({ scope: [1, 2] })).toEqual({ ...monitor, burning: 4 });
    expect(await pm.weather.incident({ severity: 'critical' })).toEqual(incident);
    expect(await pm.weather.maintenance()).toEqual(maintenance);
    expect(await pm.weather.announcement({ level: 'high' })).toEqual(announcement);
  });

  it.each([
    ['alert', { ok: 1, warning: 2 }],
    ['ok', { ok: '1', warning: 2, alert: 3 }],
    ['warning', { ok: 1, warning: -2, alert: 3 }],
    ['body', 'sunny'],
  ])('with an invalid count of %s is a parse error', async (field, json) => {
    const { pm } = await start({ '/api/weather/monitor': { json } });
    expect(await failureOf(pm.weather.monitor())).toMatchObject({
      code: 'parse',
      field,
      path: '/api/weather/monitor',
    });
  });
});

describe('a calendar', () => {
  it('is the text of an iCalendar file', async () => {
    const text = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';
    const { pm } = await start({ '/api/maintenance/3/calendar': { text } });
    expect(await pm.maintenance.calendar(3)).toBe(text);
  });

  it('is a parse error when the response is something else', async () => {
    const { pm } = await start({ '/api/maintenance/3/calendar': { text: '<html>' } });
    expect(await failureOf(pm.maintenance.calendar(3))).toMatchObject({ code: 'parse', field: 'body' });
  });
});

describe('a token', () => {
  const fields = {
    secret: 'changeit',
    name: 'dashboard',
    description: 'dashboard reader',
    not_before_date: '2026-01-01T00:00',
    expiration_date: '2035-01-01T00:00',
    permission: ['scope_api', 'monitor_api'],
  } as const;

  it('is created with a form with repeated permissions', async () => {
    const { pm, server } = await start({ '/api/token/create': { json: 'a.b.c' } });
    expect(await pm.token.create(fields)).toBe('a.b.c');
    expect(server.seen[0]?.body).toBe(
      'secret=changeit&name=dashboard&description=dashboard+reader&not_before_date=2026-01-01T00%3A00' +
        '&expiration_date=2035-01-01T00%3A00&permission=scope_api&permission=monitor_api',
    );
  });

  it.each([{ json: { token: 'a.b.c' } }, { json: '' }, { text: 'a.b.c' }])(
    'is a parse error for the body %j',
    async (response) => {
      const { pm } = await start({ '/api/token/create': response });
      expect(await failureOf(pm.token.create(fields))).toMatchObject({ code: 'parse', field: 'body' });
    },
  );

  it('reads its claims, and null without a token', async () => {
    const claims = {
      iss: 'ProdManager',
      aud: 'dashboard',
      sub: 'dashboard reader',
      jti: 'x',
      version: 1,
      exp: 2_051_222_400,
      nbf: 1,
      iat: 2,
      permissions: ['scope_api'],
      colour: 'red',
    };
    const known = await start({ '/api/token/whoami': { json: { playload: claims } } });
    expect(await known.pm.token.whoami()).toEqual(claims);
    const anonymous = await start({ '/api/token/whoami': { json: { playload: null } } });
    expect(await anonymous.pm.token.whoami()).toBeNull();
    const other = await start({ '/api/token/whoami': { json: { payload: null } } });
    expect(await failureOf(other.pm.token.whoami())).toMatchObject({ code: 'parse', field: 'playload' });
  });
});

describe('health', () => {
  it.each<[string, ScriptedResponse, string | null]>([
    ['a JSON string', { json: '0.22.0' }, '0.22.0'],
    ['a JSON object', { json: { current: '0.22.0', latest: null } }, '0.22.0'],
    ['a JSON object with another field', { json: { version: '0.9.1' } }, '0.9.1'],
    ['another JSON object', { json: { release: 1 } }, null],
    ['HTML', { text: '<html>' }, null],
    ['an error', { status: 500 }, null],
    ['a redirect', { status: 302, headers: { location: '/login' } }, null],
  ])('is ok, with the version from %s', async (_, version, expected) => {
    const { pm } = await start({ '/health': { text: 'OK' }, '/health/version': version });
    expect(await pm.health()).toEqual({ ok: true, version: expected });
  });

  it('fails when the server is unhealthy or not ProdManager', async () => {
    expect(await failureOf((await start({ '/health': { text: '<html>' } })).pm.health())).toMatchObject({
      code: 'parse',
      path: '/health',
    });
    expect(await failureOf((await start({ '/health': { status: 500 } })).pm.health())).toMatchObject({
      code: 'http',
      status: 500,
    });
  });
});
