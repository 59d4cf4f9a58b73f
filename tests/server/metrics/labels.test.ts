import { readdirSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { EdgeMetrics } from '@/lib/server/metrics/edge-metrics';
import { Metrics } from '@/lib/server/metrics/metrics';
import { toRouteLabel } from '@/lib/server/edge/paths';
import { UNCACHED_PAGES, UNCACHED_ROUTES, PERSONAL_ROUTES, CACHED_ROUTES } from '@/lib/server/edge/routes';
import { toOutcome, toResourceKind } from '@/lib/server/metrics/naming';

import { parseExposition } from '../../support/exposition';
import { instanceOf } from './instance-of';

/** The path that a file below `app/` serves. */
const toServedPath = (file: string): string =>
  `/${file
    .split('/')
    .slice(0, -1)
    .filter((part) => !part.startsWith('('))
    .map((part) => part.replace(/^\[\w+\]$/, '1'))
    .join('/')
    .replace('[...nextauth]', 'callback/oidc')
    .replace('view/[...path]', 'view/overview')
    .replace('v2/[...path]', 'v2/summary.json')
    .replace('badge/[...path]', 'badge/status.svg')
    .replace('[...path]', 'scope')}`;

describe('a route', () => {
  test('has a label for every page and handler', () => {
    const files = readdirSync('app', { recursive: true, encoding: 'utf8' });
    const served = files.filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file)).map(toServedPath);
    expect(served).toContain('/api/snapshot');
    expect(served.filter((path) => toRouteLabel(path) === 'other')).toEqual([]);
  });

  test('has no query in its label', () => {
    expect(toRouteLabel('/api/snapshot?token=secret')).toBe('/api/snapshot');
    expect(toRouteLabel('/?_rsc=1')).toBe('/');
  });

  test('has one label for all static files', () => {
    expect(toRouteLabel('/_next/static/chunks/a1b2.js')).toBe('/_next/static/*');
  });

  test.each(['/api/snapshot/', '/API/SNAPSHOT', '/api/secret-name', '//evil', '', '*', '/_next/static'])(
    'is other if unknown: %j',
    (target) => {
      expect(toRouteLabel(target)).toBe('other');
    },
  );
});

describe('the kind of a resource', () => {
  test.each([
    ['/api/scope', 'scope'],
    ['/api/monitor/42', 'monitor'],
    ['/api/incident/7/comment', 'incident'],
    ['/api/weather/monitor', 'weather'],
    ['/api/token/whoami', 'token'],
    ['/health', 'health'],
    ['/health/version', 'health'],
    ['/api/constructor', 'other'],
    ['/monitor', 'other'],
    ['/api', 'other'],
    ['', 'other'],
  ])('of %j is %s', (path, kind) => {
    expect(toResourceKind(path)).toBe(kind);
  });
});

describe('an outcome', () => {
  test.each([
    [200, null, '2xx'],
    [204, null, '2xx'],
    [302, null, '3xx'],
    [401, null, '401'],
    [418, null, '4xx'],
    [429, null, '429'],
    [503, null, '5xx'],
    [999, null, 'other'],
    [null, 'network', 'network'],
    [200, 'too-large', 'too-large'],
  ] as const)('of status %s and code %s is %s', (status, code, outcome) => {
    expect(toOutcome({ status, code })).toBe(outcome);
  });
});

test('labels have a fixed set of values, with any requests of clients and paths of the source', async () => {
  const edge = new EdgeMetrics({ cacheStats: () => ({ entries: 0, bytes: 0, renders: 0 }), toRouteLabel });
  const metrics = new Metrics(instanceOf);
  metrics.addEdgeMetrics(() => edge.render());
  const targets = fc.oneof(
    fc.string(),
    fc.webPath(),
    fc.webUrl(),
    fc.string().map((id) => `/api/monitor/${id}`),
    fc.string().map((name) => `/_next/static/${name}`),
  );
  fc.assert(
    fc.property(targets, fc.integer({ min: 0, max: 999 }), (path, status) => {
      metrics.observeResponse({
        method: 'GET',
        path,
        status,
        code: null,
        durationMs: 1,
        attempt: 1,
        rateLimit: null,
      });
      edge.observeRequest({ target: path, status: 404, durationMs: 1 });
    }),
    { numRuns: 2_000 },
  );
  const lines = parseExposition((await metrics.render({ seesAll: true })).body);
  const valuesOf = (label: string) =>
    new Set(
      lines
        .filter(({ name }) => name.startsWith('prodmanager_dashboard_'))
        .flatMap(({ labels }) => labels[label] ?? []),
    );
  // Random requests need not produce all labels, but must not produce others.
  const kinds = ['monitor', 'other', 'row', 'missing', 'field', 'event'];
  const known = [
    ...CACHED_ROUTES.map(({ pattern }) => pattern),
    ...UNCACHED_PAGES,
    ...UNCACHED_ROUTES,
    ...PERSONAL_ROUTES,
  ];
  const routes = [...known, '/icons/*', '/_next/static/*', 'other'];
  const outcomes = ['1xx', '2xx', '3xx', '401', '403', '404', '429', '4xx', '5xx', 'other'];
  expect(kinds).toEqual(expect.arrayContaining([...valuesOf('kind')]));
  expect(routes).toEqual(expect.arrayContaining([...valuesOf('route')]));
  expect(outcomes).toEqual(expect.arrayContaining([...valuesOf('outcome')]));
  for (const label of ['kind', 'route', 'outcome']) expect(valuesOf(label)).toContain('other');
});
