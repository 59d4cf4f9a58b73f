import { inspect } from 'node:util';

import { describe, expect, it } from 'vitest';

import { isProdManagerError, ProdManager, type ProdManagerOptions } from '@/lib/prodmanager';

import { pageResponse, startScriptedServer } from '../support/scripted-server';

const errorOf = (options: ProdManagerOptions): unknown => {
  try {
    return new ProdManager(options);
  } catch (error) {
    return error;
  }
};

describe('an invalid option', () => {
  const url = 'http://127.0.0.1:9';
  it.each<[string, ProdManagerOptions]>([
    ['url', { url: '' }],
    ['url', { url: 'prodmanager.example.com' }],
    ['url', { url: 'ftp://prodmanager.example.com' }],
    ['url', { url: 'http://me:canary@prodmanager.example.com' }],
    ['url', { url: 'http://prodmanager.example.com/?token=canary' }],
    ['token', { url, token: '' }],
    ['token', { url, token: 'canary\r\nx-evil: 1' }],
    ['token', { url, token: 'canaryé' }],
    ['userAgent', { url, userAgent: 'canary\n' }],
    ['timeoutMs', { url, timeoutMs: 0 }],
    ['timeoutMs', { url, timeoutMs: Number.NaN }],
    ['maxRetries', { url, maxRetries: 1.5 }],
    ['maxRetryAfterMs', { url, maxRetryAfterMs: -1 }],
  ])('is reported as %s, without its value (%#)', (name, options) => {
    const error = errorOf(options);
    expect(error).toSatisfy(isProdManagerError);
    expect(error).toMatchObject({ code: 'config', method: null, path: null, status: null });
    expect(String(error)).toContain(name);
    expect(inspect(error)).not.toContain('canary');
  });
});

it.each(['', '/', '//'])('accepts an address with a path prefix that ends in %j', async (ending) => {
  const server = await startScriptedServer(() => pageResponse([], 0, 0));
  await new ProdManager({ url: `${server.url}/prodmanager${ending}` }).scope.list().toArray();
  expect(server.seen.map((request) => request.url)).toEqual(['/prodmanager/api/scope?per_page=50&page=1']);
});

it('sends the token only where there is one, and a default User-Agent', async () => {
  const server = await startScriptedServer(() => pageResponse([], 0, 0));
  await new ProdManager({ url: server.url, token: 'a.b.c', userAgent: 'probe/1' }).scope.count();
  await new ProdManager({ url: server.url }).scope.count();
  expect(server.seen[0]?.headers).toMatchObject({ authorization: 'Bearer a.b.c', 'user-agent': 'probe/1' });
  expect(server.seen[1]?.headers).not.toHaveProperty('authorization');
  expect(server.seen[1]?.headers['user-agent']).toBe('prodmanager-client');
});

it('never prints its token', async () => {
  const server = await startScriptedServer(() => ({ status: 404, json: 'no such path' }));
  const pm = new ProdManager({ url: server.url, token: 'canary.canary.canary' });
  const error = await pm.scope.get(1).catch((reason: unknown) => reason);
  for (const thing of [pm, pm.scope, pm.scope.list(), pm.weather, error]) {
    expect(inspect(thing, { depth: 10, showHidden: true })).not.toContain('canary');
    expect(JSON.stringify(thing) + String(Object.values(Object(thing) as object))).not.toContain('canary');
  }
});
