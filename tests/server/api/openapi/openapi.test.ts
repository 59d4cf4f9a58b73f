import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import { toOpenApi } from '@/lib/server/api/openapi/to-openapi';
import { UNCACHED_ROUTES, CACHED_ROUTES } from '@/lib/server/edge/routes';
import { snapshotSchema, toSnapshotJsonSchema } from '@/lib/server/snapshot/snapshot-schema';
import { SnapshotStore } from '@/lib/server/snapshot/snapshot-store';

import { sampleState } from '../../snapshot/sample-state';

const document = toOpenApi({ version: '1.2.3', url: 'https://status.example.com' });

const snapshotOfSample = () =>
  new SnapshotStore(
    { now: () => 0, elapsed: () => 0 },
    { title: 'Production', isDemo: false, timeZone: 'UTC', readsComments: true },
    sampleState(),
  ).published.snapshot;

describe('the OpenAPI document', () => {
  test('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const specification = JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
    expect(await validator.validate(specification)).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
    expect(() => validator.resolveRefs()).not.toThrow();
  });

  test('documents exactly the public routes and their query parameters', () => {
    // Used by the board's pages only.
    const isInternal = (pattern: string): boolean =>
      /^\/api\/(view|og)(\/|$)/.test(pattern) ||
      ['/api/logo', '/manifest.webmanifest', '/robots.txt'].includes(pattern);
    const cached = CACHED_ROUTES.filter(({ kind, pattern }) => kind === 'data' && !isInternal(pattern));
    // The edge reads the token of a share link, and drops it from the query that it caches.
    const read = cached.map(({ pattern, query = [], ...route }) => ({
      pattern,
      query: 'takesShareToken' in route ? [...query, 'share'] : query,
    }));
    const routes = [...read, ...UNCACHED_ROUTES.map((pattern) => ({ pattern, query: [] }))];
    const declared = routes.map(({ pattern, query = [] }) => [
      pattern.replaceAll(/:(\w+)/g, '{$1}'),
      query.toSorted(),
    ]);
    const described = Object.entries(document.paths).map(([path, { get }]) => [
      path,
      (get?.parameters ?? []).flatMap(({ in: where, name }) => (where === 'query' ? [name] : [])).sort(),
    ]);
    expect(Object.fromEntries(described)).toEqual(Object.fromEntries(declared));
  });

  test('gives each operation a unique ID', () => {
    const ids = Object.values(document.paths).flatMap(({ get, post }) =>
      [get, post].flatMap((operation) => operation?.operationId ?? []),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('describes every parameter, header, response and property', () => {
  const undescribed: string[] = [];
  const check = (path: string, value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const isDescribed = 'description' in value || 'summary' in value || '$ref' in value;
    const mustBe = /\/(parameters|responses|headers|properties)\/[^/]+$/.test(path);
    if (mustBe && !isDescribed) undescribed.push(path);
    for (const [key, child] of Object.entries(value)) check(`${path}/${key}`, child);
  };
  const { Snapshot: _, ...schemas } = document.components.schemas;
  check('', { paths: document.paths, schemas });
  expect(undescribed).toEqual([]);
});

describe('the schema of the snapshot', () => {
  test('accepts a snapshot with one item of every kind', () => {
    const snapshot = snapshotOfSample();
    expect(snapshotSchema.parse(snapshot)).toEqual(snapshot);
    const published = z.fromJSONSchema(toSnapshotJsonSchema());
    expect(published.safeParse(JSON.parse(JSON.stringify(snapshot))).success).toBe(true);
  });

  test('rejects a snapshot with a missing or invalid field', () => {
    const published = z.fromJSONSchema(toSnapshotJsonSchema());
    const { version: _, ...rest } = snapshotOfSample();
    expect(published.safeParse(rest).success).toBe(false);
    expect(published.safeParse({ ...rest, version: 1 }).success).toBe(false);
  });
});
