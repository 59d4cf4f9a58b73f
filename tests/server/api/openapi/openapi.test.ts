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

describe('the description of the API', () => {
  test('is OpenAPI 3.1', async () => {
    const validator = new Validator();
    const specification = JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
    expect(await validator.validate(specification)).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
    expect(() => validator.resolveRefs()).not.toThrow();
  });

  test('holds every public address of data, with every parameter that it reads, and no other', () => {
    // What the board's own pages are made of is for them alone.
    const isOwn = (pattern: string): boolean =>
      pattern.startsWith('/api/view/') || ['/api/og', '/api/logo', '/manifest.webmanifest'].includes(pattern);
    const kept = CACHED_ROUTES.filter(({ kind, pattern }) => kind === 'data' && !isOwn(pattern));
    const routes = [...kept, ...UNCACHED_ROUTES.map((pattern) => ({ pattern, query: [] }))];
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

  test('names each operation once', () => {
    const ids = Object.values(document.paths).flatMap(({ get, post }) =>
      [get, post].flatMap((operation) => operation?.operationId ?? []),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the schema of the snapshot', () => {
  test('accepts a snapshot that holds one of everything', () => {
    const snapshot = snapshotOfSample();
    expect(snapshotSchema.parse(snapshot)).toEqual(snapshot);
    const published = z.fromJSONSchema(toSnapshotJsonSchema());
    expect(published.safeParse(JSON.parse(JSON.stringify(snapshot))).success).toBe(true);
  });

  test('refuses what is no snapshot', () => {
    const published = z.fromJSONSchema(toSnapshotJsonSchema());
    const { version: _, ...rest } = snapshotOfSample();
    expect(published.safeParse(rest).success).toBe(false);
    expect(published.safeParse({ ...rest, version: 1 }).success).toBe(false);
  });
});
