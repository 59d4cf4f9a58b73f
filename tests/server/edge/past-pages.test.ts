import { expect, test } from 'vitest';

import { isOfPast, isSearch, toCacheRequest } from '@/lib/server/edge/cache-request';
import { CACHED_ROUTES } from '@/lib/server/edge/routes';
import { RouteTable } from '@/lib/server/http/route-table';

import { get } from './raw-get';
import { renderNumber, startEdge } from './start-edge';

const AT = 'at=2026-11-20T14:00Z';
const table = new RouteTable(CACHED_ROUTES);

function requestOf(target: string) {
  const route = table.match(target.split('?')[0] ?? '');
  if (!route) throw new Error(`${target} matches no route`);
  return toCacheRequest(route, target, { viewer: '', credential: null, cookie: null, origin: null });
}

test.each([
  '/',
  '/monitors',
  '/scopes',
  '/services',
  '/incidents',
  '/maintenances',
  '/scopes/1',
  '/places/1/2',
])('%s shows moments of the past, which are cached like searches', (path) => {
  const request = requestOf(`${path}?${AT}`);
  expect([isOfPast(request), isSearch(request)]).toEqual([true, true]);
  expect(request.key).not.toBe(requestOf(path).key);
  expect([isOfPast(requestOf(path)), isSearch(requestOf(path))]).toEqual([false, false]);
});

test.each([
  '/api/view/overview',
  '/api/view/monitors',
  '/api/snapshot',
  '/wall',
  '/announcements',
  '/history',
])('%s has the present only', (path) => {
  expect(requestOf(`${path}?${AT}`).key).toBe(requestOf(path).key);
});

test('a page of the past is sent without the age of the present', async () => {
  const { url } = await startEdge(renderNumber);
  for (const repeated of [false, true]) {
    const past = await get(url, `/?${AT}`);
    expect([repeated, past.headers['server-timing'], past.headers['board-build']]).toEqual([
      repeated,
      undefined,
      'b1',
    ]);
  }
  expect((await get(url, '/')).headers['server-timing']).toBe('board;dur=0');
});
