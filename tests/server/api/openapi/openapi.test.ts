import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { Validator } from '@seriousme/openapi-schema-validator';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import { toOpenApi } from '@/lib/server/api/openapi/to-openapi';
import { UNCACHED_ROUTES, CACHED_ROUTES } from '@/lib/server/edge/routes';
import { snapshotSchema, toSnapshotJsonSchema } from '@/lib/server/snapshot/snapshot-schema';
import { SnapshotStore } from '@/lib/server/snapshot/snapshot-store';

import { emptyFolder } from '../../../support/empty-folder';
import { sampleState } from '../../snapshot/sample-state';

const document = toOpenApi({ version: '1.2.3', url: 'https://status.example.com' });

/** A client that fails to compile if a type is missing, or is any. */
const CLIENT = `
import type { components, operations, paths } from './types';
type IsAny<T> = 0 extends 1 & T ? true : false;
type Monitor = components['schemas']['Monitor'];
type Listed = operations['list-monitor']['responses']['200']['content']['application/json']['items'][number];
const status: Monitor['status'] = 'alert';
const isTyped: [IsAny<Monitor>, IsAny<Listed>, IsAny<components['schemas']['Snapshot']>] = [false, false, false];
const listed: Listed['status'] = status;
const path: keyof paths = '/api/incident/{id}';
// @ts-expect-error a status that does not exist
const wrong: Monitor['status'] = 'fine';
export { isTyped, listed, path, wrong };
`;

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

  test('is free of errors and warnings of the linter of Redocly', async () => {
    const file = join(emptyFolder(), 'openapi.json');
    await writeFile(
      file,
      JSON.stringify(toOpenApi({ version: '1.2.3', url: 'https://status.prodmanager.org' })),
    );
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['node_modules/@redocly/cli/bin/cli.js', 'lint', file, '--format=json'],
      { env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' } },
    ).catch((error: unknown) => error as { readonly stdout: string });
    const { totals, problems } = JSON.parse(stdout) as { readonly totals: object; readonly problems: object };
    expect({ totals, problems }).toEqual({ totals: { errors: 0, warnings: 0, ignored: 0 }, problems: [] });
  });

  test('gives types that compile and describe the responses', async () => {
    const types = astToString(await openapiTS(JSON.stringify(document)));
    const folder = emptyFolder();
    await writeFile(join(folder, 'types.ts'), types);
    const client = join(folder, 'client.ts');
    await writeFile(client, CLIENT);
    const options: ts.CompilerOptions = {
      strict: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      types: [],
    };
    const found = ts.getPreEmitDiagnostics(ts.createProgram([client], options));
    const lines = found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
    expect(lines).toEqual([]);
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
