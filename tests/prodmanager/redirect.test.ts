import { describe, expect, it } from 'vitest';

import { ProdManager } from '@/lib/prodmanager';

import { startScriptedServer } from '../support/scripted-server';
import { failureOf } from './failure';
import { scopeRow } from './rows';

const startRedirecting = async (location: string | null, status = 302, prefix = '') => {
  const server = await startScriptedServer(({ method, headers }) => {
    if (method === 'GET') return { json: scopeRow(5) };
    const target = location?.replace('SELF', `http://${headers.host ?? ''}`);
    return { status, headers: target === undefined ? {} : { location: target }, text: '<html>' };
  });
  return { server, pm: new ProdManager({ url: server.url + prefix, token: 'a.b.c' }) };
};

describe('a write', () => {
  it.each([
    ['an absolute address', 'SELF/api/scope/5', 302],
    ['a path', '/api/scope/5', 301],
    ['a relative path', '5', 303],
  ])('is followed with a GET and the same token, to %s', async (_, location, status) => {
    const { server, pm } = await startRedirecting(location, status);
    const scope = await pm.scope.create({ name: 'Paris', description: 'rive & gauche' });
    expect(scope.name).toBe('scope 5');
    expect(server.seen.map(({ method, url }) => [method, url])).toEqual([
      ['POST', '/api/scope/create'],
      ['GET', '/api/scope/5'],
    ]);
    expect(server.seen[0]?.body).toBe('name=Paris&description=rive+%26+gauche');
    expect(server.seen[1]?.headers.authorization).toBe('Bearer a.b.c');
    expect(server.seen[1]?.headers).not.toHaveProperty('content-type');
  });

  it('is not followed outside the path prefix', async () => {
    const inside = await startRedirecting('SELF/prodmanager/api/scope/5', 302, '/prodmanager');
    expect((await inside.pm.scope.create({ name: 'Paris' })).id).toBe(5);
    expect(inside.server.seen[1]?.url).toBe('/prodmanager/api/scope/5');
    const outside = await startRedirecting('SELF/api/scope/5', 302, '/prodmanager');
    const error = await failureOf(outside.pm.scope.create({ name: 'Paris' }));
    expect(error).toMatchObject({ code: 'redirect', status: 302, path: '/api/scope/create' });
    expect(error.message).toContain('path prefix');
  });

  it.each([
    ['another host', 'http://127.0.0.2:1/api/scope/5', 302],
    ['another scheme', 'https://127.0.0.1/api/scope/5', 302],
    ['a login page', 'SELF/login?next=/api/scope/5', 302],
    ['a path outside the API', 'SELF/api/../login', 302],
    ['an encoded path outside the API', 'SELF/api/%2e%2e/login', 302],
    ['a missing location', null, 302],
    ['an invalid location', 'http://[', 302],
    ['a repeated write', 'SELF/api/scope/5', 307],
    ['a repeated write', 'SELF/api/scope/5', 308],
    ['a 304', null, 304],
  ])('is not followed to %s', async (_, location, status) => {
    const { server, pm } = await startRedirecting(location, status);
    expect(await failureOf(pm.scope.create({ name: 'Paris' }))).toMatchObject({
      code: 'redirect',
      method: 'POST',
      status,
    });
    expect(server.seen).toHaveLength(1);
  });

  it('explains how to fix a redirect to another origin', async () => {
    const { pm } = await startRedirecting('http://inner.example/api/scope/5');
    const error = await failureOf(pm.scope.create({ name: 'Paris' }));
    expect(error.message).toContain('X-Forwarded-Proto');
    expect(error.message).not.toContain('inner.example');
  });

  it('accepts a resource in the response itself', async () => {
    const server = await startScriptedServer(() => ({ json: scopeRow(5) }));
    expect((await new ProdManager({ url: server.url }).scope.create({ name: 'Paris' })).id).toBe(5);
  });
});

describe('a delete', () => {
  it('succeeds with a redirect inside the API, without following it', async () => {
    const { server, pm } = await startRedirecting('SELF/api/scope');
    await (await pm.scope.get(5)).delete();
    expect(server.seen.map(({ method, url }) => [method, url])).toEqual([
      ['GET', '/api/scope/5'],
      ['POST', '/api/scope/5/delete'],
    ]);
  });

  it('fails with a redirect to a login page', async () => {
    const { pm } = await startRedirecting('SELF/login');
    const scope = await pm.scope.get(5);
    expect(await failureOf(scope.delete())).toMatchObject({ code: 'redirect' });
  });
});

it.each([301, 302, 303, 307, 308])('a read does not follow a redirect: %d', async (status) => {
  const server = await startScriptedServer(() => ({ status, headers: { location: '/api/scope/2' } }));
  const error = await failureOf(new ProdManager({ url: server.url }).scope.get(1));
  expect(error).toMatchObject({ code: 'redirect', method: 'GET', path: '/api/scope/1', status });
  expect(error.message).toContain('login page');
  expect(server.seen).toHaveLength(1);
});
