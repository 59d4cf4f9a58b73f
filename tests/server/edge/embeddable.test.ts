import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import { ViewerReader } from '@/lib/server/auth/viewer-reader';
import { accessShape } from '@/lib/server/config/access-config';
import { RouteTable } from '@/lib/server/http/route-table';

import { get } from './raw-get';
import { renderNumber, startEdge, type Script } from './start-edge';

const routes = [
  { kind: 'page', pattern: '/' },
  { kind: 'data', pattern: '/api/data' },
  { kind: 'data', pattern: '/embed', isEmbeddable: true, isRevalidated: true },
] as const;

const policyOf = async (url: string, target: string) =>
  String((await get(url, target)).headers['content-security-policy']);

describe('the sites that may embed', () => {
  test('are allowed for embeddable routes only', async () => {
    const { url } = await startEdge(renderNumber, { routes, embedOrigins: '*' });
    expect(await policyOf(url, '/embed')).toContain('frame-ancestors *;');
    for (const target of ['/', '/api/data', '/none'])
      expect(await policyOf(url, target)).toContain("frame-ancestors 'self';");
  });

  test('are by default those that may frame the board', async () => {
    const { url } = await startEdge(renderNumber, { routes, frameAncestors: 'https://a.example' });
    expect(await policyOf(url, '/embed')).toContain('frame-ancestors https://a.example;');
  });

  test('does not loosen the rest of the policy', async () => {
    const { url } = await startEdge((_, response) => response.end('{}'), { routes, embedOrigins: '*' });
    const [page, embed] = [await policyOf(url, '/api/data'), await policyOf(url, '/embed')];
    expect(embed.replace('frame-ancestors *', "frame-ancestors 'self'")).toBe(page);
  });
});

describe('a revalidated route', () => {
  test('tells caches to ask each time, and is a 304 if nothing has changed', async () => {
    const { url } = await startEdge(renderNumber, { routes });
    const { headers } = await get(url, '/embed');
    expect(headers['cache-control']).toBe('no-cache');
    const again = await get(url, '/embed', { 'if-none-match': headers.etag ?? '' });
    expect([again.status, again.headers['cache-control']]).toEqual([304, 'no-cache']);
  });
});

const ANY_SITE = { 'access-control-allow-origin': '*' };

describe('pages of other sites', () => {
  const withCors: Script = (_, response) => {
    response.writeHead(200, { ...ANY_SITE, 'access-control-expose-headers': 'etag' });
    response.end('{}');
  };

  test('may read a 304 where they may read the response', async () => {
    const { url } = await startEdge(withCors, { routes });
    const { headers } = await get(url, '/api/data');
    const again = await get(url, '/api/data', { 'if-none-match': headers.etag ?? '' });
    expect(again.status).toBe(304);
    expect(again.headers).toMatchObject({ ...ANY_SITE, 'access-control-expose-headers': 'etag' });
  });

  test('may read why a private board or a busy one answers nothing, but no page', async () => {
    const viewers = new ViewerReader({
      config: z.object(accessShape).parse({ BOARD_ACCESS: 'private' }),
      clock: { now: () => 0 },
      readSession: () => Promise.resolve(null),
      findGrant: () => null,
    });
    const { url } = await startEdge(withCors, { viewers });
    for (const target of ['/api/v2/summary.json', '/api/snapshot']) {
      const { status, headers } = await get(url, target);
      expect(status).toBe(401);
      expect(headers).toMatchObject(ANY_SITE);
    }
    expect((await get(url, '/')).headers['access-control-allow-origin']).toBeUndefined();
    const tooLong = await get(url, `/api/snapshot?${'x'.repeat(40_000)}`);
    expect([tooLong.status, tooLong.headers['access-control-allow-origin']]).toEqual([414, '*']);
  });
});

test('a parameter of a pattern may have a fixed end', () => {
  const table = new RouteTable([
    { kind: 'data', pattern: '/badge/:id.svg' },
    { kind: 'data', pattern: '/badge/place/:service/:scope.svg' },
  ]);
  expect(table.match('/badge/7.svg')?.pattern).toBe('/badge/:id.svg');
  expect(table.match('/badge/place/1/2.svg')?.pattern).toBe('/badge/place/:service/:scope.svg');
  for (const path of ['/badge/7', '/badge/7xsvg', '/badge/.svg', '/badge/1/2.svg', '/badge/7.svg/'])
    expect(table.match(path)).toBeNull();
});
