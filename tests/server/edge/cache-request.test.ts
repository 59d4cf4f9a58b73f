import { describe, expect, test } from 'vitest';

import { toCacheRequest } from '@/lib/server/edge/cache-request';
import { RouteTable } from '@/lib/server/http/route-table';
import { CACHED_ROUTES } from '@/lib/server/edge/routes';

const table = new RouteTable(CACHED_ROUTES);
const ANONYMOUS = { viewer: '', credential: null, cookie: null, origin: null };

function keyOf(target: string): string {
  const route = table.match(target.split('?')[0] ?? '');
  const request = route && toCacheRequest(route, target, ANONYMOUS);
  if (!request) throw new Error(`${target} matches no route`);
  return request.key;
}

describe('the key of a cached response', () => {
  test.each(['/wall', '/wall/lite', '/api/view/wall'])(
    'keeps the order of the views that %s rotates through',
    (path) => {
      const first = keyOf(`${path}?view=incidents&view=all`);
      expect(first).not.toBe(keyOf(`${path}?view=all&view=incidents`));
      expect(first).toBe(keyOf(`${path}?view=incidents&view=all&view=incidents`));
    },
  );

  test.each(['/', '/wall', '/monitors', '/api/snapshot'])(
    'ignores the order and repetition of scopes and services for %s',
    (path) => {
      const key = keyOf(`${path}?scope=1&scope=2&service=3`);
      expect(keyOf(`${path}?service=3&scope=2&scope=1&scope=2`)).toBe(key);
      expect(keyOf(`${path}?scope=1&service=3`)).not.toBe(key);
    },
  );

  test.each(['/api/monitor', '/api/weather/incident'])(
    'counts repeated values for %s, because too many values are rejected',
    (path) => {
      expect(keyOf(`${path}?status=x&status=x`)).not.toBe(keyOf(`${path}?status=x`));
      expect(keyOf(`${path}?scope=2&scope=1&scope=2`)).toBe(keyOf(`${path}?scope=1&scope=2&scope=2`));
    },
  );

  test('omits parameters that the route does not read', () => {
    expect(keyOf('/?utm=1')).toBe(keyOf('/'));
    expect(keyOf('/wall?tab=past')).toBe(keyOf('/wall'));
  });

  test('differs by viewer, preferences and forwarded origin', () => {
    const route = table.match('/api/incident');
    if (!route) throw new Error('no route');
    const keys = [
      ANONYMOUS,
      { ...ANONYMOUS, viewer: 'v' },
      { ...ANONYMOUS, cookie: 'lang=fr' },
      { ...ANONYMOUS, origin: 'https://a.example' },
    ].map((vary) => toCacheRequest(route, '/api/incident', vary).key);
    expect(new Set(keys).size).toBe(4);
  });
});
