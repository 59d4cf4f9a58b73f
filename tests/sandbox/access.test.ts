import { describe, expect, it } from 'vitest';

import { startSandbox, startWithPlace } from './start-sandbox';

describe('tokens', () => {
  it('return their claims, and their name in a header', async () => {
    const caller = await startSandbox();
    const response = await caller.get('/api/token/whoami');
    expect(response.headers.get('x-username')).toBe('test');
    const { playload } = (await response.json()) as { playload: Record<string, unknown> };
    expect(Object.keys(playload)).toEqual([
      'aud',
      'exp',
      'iat',
      'iss',
      'jti',
      'nbf',
      'permissions',
      'sub',
      'version',
    ]);
    expect(playload).toMatchObject({ aud: 'test', iss: 'ProdManager', version: 1 });
  });

  it('expire by the sandbox’s clock', async () => {
    const caller = await startSandbox();
    const token = await caller.sandbox.createToken({ expires: new Date('2026-03-02T09:31:00Z') });
    const status = async () =>
      (await fetch(`${caller.url}/api/scope`, { headers: { authorization: `Bearer ${token}` } })).status;
    expect(await status()).toBe(200);
    caller.clock.advance(60_000);
    expect(await status()).toBe(401);
  });

  it('signed with another secret are rejected', async () => {
    const caller = await startSandbox();
    const other = await startSandbox({ secret: 'another secret' });
    const token = await other.sandbox.createToken();
    const response = await caller.get('/api/scope', { headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ reasons: { token: ['Signature verification failed'] } });
  });

  it('may have a name beyond Latin-1', async () => {
    const caller = await startSandbox();
    const token = await caller.sandbox.createToken({ name: 'خدمة ≈ ~>?' });
    const response = await caller.get('/api/scope', { headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(200);
    expect(response.headers.get('x-username')).toBe(encodeURIComponent('خدمة ≈ ~>?'));
  });

  it('need the permission of the resource for every write', async () => {
    const caller = await startWithPlace();
    const token = await caller.sandbox.createToken({ permissions: ['scope_api'] });
    const authorization = `Bearer ${token}`;
    for (const path of [
      '/api/incident/create',
      '/api/incident/1/update',
      '/api/incident/1/comment',
      '/api/incident/1/delete',
    ]) {
      const response = await caller.get(path, { method: 'POST', headers: { authorization } });
      expect(response.status).toBe(403);
      expect(await response.json()).toEqual({
        message: 'API permission denied',
        reasons: { token: ["Token doesn't have enought permissions. expected : incident_api"] },
      });
    }
  });

  it('cannot be created with unknown permissions', async () => {
    const caller = await startSandbox();
    const response = await caller.post('/api/token/create', [
      ['secret', 'changeit'],
      ['name', 'dashboard'],
      ['description', 'dashboard reader'],
      ['permission', 'a_api'],
      ['permission', 'scope_api'],
      ['permission', 'b_api'],
    ]);
    expect(await response.json()).toMatchObject({
      reasons: { permission: ["'a_api', 'b_api' are not valid choices for this field."] },
    });
  });
});

describe('methods', () => {
  it.each([
    ['GET', '/api/scope/create', 'OPTIONS, POST'],
    ['DELETE', '/api/scope/1', 'GET, HEAD, OPTIONS'],
    ['POST', '/api/weather/monitor', 'GET, HEAD, OPTIONS'],
    ['PUT', '/health', 'GET, HEAD, OPTIONS'],
  ])('%s %s is a 405 in HTML that names the others', async (method, path, allow) => {
    const caller = await startSandbox();
    const response = await caller.get(path, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')?.split(', ').sort().join(', ')).toBe(allow);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  it('HEAD returns headers only, OPTIONS the methods', async () => {
    const caller = await startSandbox();
    const head = await caller.get('/api/scope', { method: 'HEAD' });
    expect([head.status, head.headers.get('x-total'), await head.text()]).toEqual([200, '0', '']);
    const options = await caller.get('/api/scope', { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([200, 'HEAD, OPTIONS, GET']);
  });

  it.each(['/api/scope/', '/api/scope/-1', '/api/scope/1/monitors', '/api'])(
    '%s returns 404',
    async (path) => {
      const caller = await startSandbox();
      expect((await caller.get(path)).status).toBe(404);
    },
  );

  it('links and redirects use the requested host', async () => {
    const caller = await startSandbox();
    const port = new URL(caller.url).port;
    const response = await fetch(`http://localhost:${port}/api/scope/create`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ name: 'Paris' }),
      headers: {
        authorization: `Bearer ${await caller.sandbox.createToken({ permissions: ['scope_api'] })}`,
        'x-forwarded-proto': 'https',
      },
    });
    expect(response.headers.get('location')).toBe(`https://localhost:${port}/api/scope/1`);
  });

  it('the version endpoint returns the version', async () => {
    const caller = await startSandbox();
    expect(await caller.read('/health/version')).toMatchObject({ current: '0.22.0' });
  });
});

describe('the rate limit', () => {
  const rateLimit = { limitWithToken: 3, limitAnonymous: 1, windowSeconds: 3600 };

  it('counts requests per token and window', async () => {
    const caller = await startSandbox({ rateLimit });
    const first = await caller.get('/api/scope');
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'x-ratelimit-limit': '3',
      'x-ratelimit-remaining': '2',
      'x-ratelimit-used': '1',
      'x-ratelimit-reset': String(Date.parse('2026-03-02T10:30:00Z') / 1000),
    });
    expect(first.headers.get('x-ratelimit-client')).toMatch(/^[0-9a-f]{64}$/);
    await caller.get('/api/nowhere');
    await caller.get('/api/scope');
    const refused = await caller.get('/api/scope');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('3600');
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(typeof ((await refused.json()) as { message: unknown }).message).toBe('string');
    caller.clock.advance(3_600_000);
    expect((await caller.get('/api/scope')).status).toBe(200);
  });

  it('counts requests without a token per address', async () => {
    const caller = await startSandbox({ rateLimit });
    const ask = async (address: string) =>
      (await fetch(`${caller.url}/api/scope`, { headers: { 'x-forwarded-for': address } })).status;
    expect(await ask('192.0.2.1')).toBe(200);
    expect(await ask('192.0.2.1')).toBe(429);
    expect(await ask('192.0.2.2')).toBe(200);
  });

  it('turns an invalid token into a bare 500', async () => {
    const caller = await startSandbox({ rateLimit });
    const response = await caller.get('/api/scope', { headers: { authorization: 'Bearer nonsense' } });
    expect([response.status, typeof (await response.json())]).toEqual([500, 'string']);
  });

  it('does not count health checks', async () => {
    const caller = await startSandbox({ rateLimit: { ...rateLimit, limitWithToken: 0 } });
    const response = await caller.get('/health');
    expect([response.status, response.headers.has('x-ratelimit-limit')]).toEqual([200, false]);
  });
});
