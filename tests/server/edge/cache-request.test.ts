import { describe, expect, test } from 'vitest';

import { toCacheRequest } from '@/lib/server/edge/cache-request';
import { RouteTable } from '@/lib/server/http/route-table';
import { PUBLIC_ROUTES } from '@/lib/server/edge/routes';

const table = new RouteTable(PUBLIC_ROUTES);
const ASKER = { viewer: '', credential: null, cookie: null, origin: null };

function keyOf(target: string): string {
  const route = table.match(target.split('?')[0] ?? '');
  const question = route && toCacheRequest(route, target, ASKER);
  if (!question) throw new Error(`${target} belongs to no route`);
  return question.key;
}

describe('the key of a cached response', () => {
  test.each(['/wall', '/wall/lite', '/api/view/wall'])(
    'keeps the order of the views that %s turns through',
    (path) => {
      const first = keyOf(`${path}?view=incidents&view=all`);
      expect(first).not.toBe(keyOf(`${path}?view=all&view=incidents`));
      expect(first).toBe(keyOf(`${path}?view=incidents&view=all&view=incidents`));
    },
  );

  test.each(['/', '/wall', '/monitors', '/api/snapshot'])(
    'is the same for %s in whatever order scopes and services are named, and how often',
    (path) => {
      const key = keyOf(`${path}?scope=1&scope=2&service=3`);
      expect(keyOf(`${path}?service=3&scope=2&scope=1&scope=2`)).toBe(key);
      expect(keyOf(`${path}?scope=1&service=3`)).not.toBe(key);
    },
  );

  test.each(['/api/monitor', '/api/weather/incident'])(
    'differs for %s by how often a value is given, because too many are refused',
    (path) => {
      expect(keyOf(`${path}?status=x&status=x`)).not.toBe(keyOf(`${path}?status=x`));
      expect(keyOf(`${path}?scope=2&scope=1&scope=2`)).toBe(keyOf(`${path}?scope=1&scope=2&scope=2`));
    },
  );

  test('leaves out what the route does not read', () => {
    expect(keyOf('/?utm=1')).toBe(keyOf('/'));
    expect(keyOf('/wall?tab=past')).toBe(keyOf('/wall'));
  });

  test('differs by viewer, preferences and the address that a proxy was asked at', () => {
    const route = table.match('/api/incident');
    if (!route) throw new Error('no route');
    const keys = [
      ASKER,
      { ...ASKER, viewer: 'v' },
      { ...ASKER, cookie: 'lang=fr' },
      { ...ASKER, origin: 'https://a.example' },
    ].map((asker) => toCacheRequest(route, '/api/incident', asker)?.key);
    expect(new Set(keys).size).toBe(4);
  });
});
