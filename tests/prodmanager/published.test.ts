import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { publint } from 'publint';
import { beforeAll, describe, expect, it } from 'vitest';

import * as client from '@/lib/prodmanager';

import { type InstalledClient, installClient } from '../support/client-package';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

let installed: InstalledClient;
let manifest: Manifest;
beforeAll(() => {
  installed = installClient('published-client');
  manifest = readJson(`${installed.directory}/package.json`) as Manifest;
});

describe('the package', () => {
  it('has modules, their types, a licence and a README, and nothing else', () => {
    const others = installed.files
      .map(({ path }) => path)
      .filter((path) => !/^(protocol\/)?[\w-]+\.(js|d\.ts)$/.test(path));
    expect(others.toSorted()).toEqual(['LICENSE', 'README.md', 'package.json']);
    const names = installed.files.map(({ path }) => path.replace(/\.(js|d\.ts)$/, ''));
    const isSingle = (name: string): boolean => names.indexOf(name) === names.lastIndexOf(name);
    // Each module has its types.
    expect(names.filter(isSingle).toSorted()).toEqual(others.toSorted());
    expect(readFileSync(`${installed.directory}/README.md`, 'utf8')).toBe(
      readFileSync('lib/prodmanager/README.md', 'utf8'),
    );
  });

  it('is small', () => {
    expect(installed.packedBytes).toBeLessThan(40_000);
  });

  it('is the board’s by name and version, and depends on zod only', () => {
    const { name, version, dependencies } = readJson('package.json') as Manifest;
    expect(manifest).toMatchObject({ name, version, dependencies: { zod: dependencies['zod'] } });
    expect(Object.keys(manifest.dependencies)).toEqual(['zod']);
  });

  it('imports what it contains and what it declares, and no module of Node or of the server', () => {
    const problems = installed.files.flatMap(({ path }) => {
      if (!/\.[jt]s$/.test(path)) return [];
      const text = readFileSync(`${installed.directory}/${path}`, 'utf8');
      const imports = [...text.matchAll(/\b(?:from|import) ?\(?['"]([^'"]+)['"]/g)].map(
        ([, name = '']) => name,
      );
      // In declarations the compiler leaves `.ts`, and reads the `.d.ts` then.
      const toFile = (name: string): string =>
        path.endsWith('.d.ts') ? name.replace(/\.ts$/, '.d.ts') : name;
      const isFine = (name: string): boolean =>
        /^\.\.?\//.test(name)
          ? existsSync(join(installed.directory, path, '..', toFile(name)))
          : Object.hasOwn(manifest.dependencies, name);
      return imports.filter((name) => !isFine(name)).map((name) => `${path} imports ${name}`);
    });
    expect(problems).toEqual([]);
  });

  it('has each file that its exports name, types included', () => {
    const targets = Object.values(manifest.exports).flatMap((target) =>
      typeof target === 'string' ? target : Object.values(target),
    );
    expect(targets).toContain('./index.d.ts');
    expect(targets.filter((target) => !existsSync(join(installed.directory, target)))).toEqual([]);
  });

  it('has nothing that publint finds', async () => {
    const { messages } = await publint({ pkgDir: installed.directory, pack: false });
    expect(messages).toEqual([]);
  });

  it('exports at run time what the source does', async () => {
    writeFileSync(
      `${installed.home}/names.js`,
      `import * as client from 'prodmanager-dashboard/client';
       console.log(JSON.stringify(Object.keys(client)));`,
    );
    expect(JSON.parse(await installed.run('names.js'))).toEqual(Object.keys(client).toSorted());
  });
});

it('runs in plain Node, without a bundler', async () => {
  writeFileSync(
    `${installed.home}/run.js`,
    `import { isProdManagerError, MONITOR_STATUSES, ProdManager } from 'prodmanager-dashboard/client';
     const pm = new ProdManager({ url: 'http://127.0.0.1:2', maxRetries: 0 });
     const error = await pm.scope.list().toArray().catch((reason) => reason);
     console.log(isProdManagerError(error), error.code, MONITOR_STATUSES.length);
     // A leftover timer would keep a finished program alive.
     console.log(process.getActiveResourcesInfo().includes('Timeout'));`,
  );
  expect(await installed.run('run.js')).toBe('true network 3\nfalse\n');
});

it.each([
  { module: 'node16', moduleResolution: 'node16', skipLibCheck: true },
  { module: 'nodenext', moduleResolution: 'nodenext' },
  { module: 'esnext', moduleResolution: 'bundler', skipLibCheck: true },
])('type-checks in a program with the module resolution $moduleResolution', (options) => {
  writeFileSync(
    `${installed.home}/use.ts`,
    `import { Manager, ProdManager, Resource, type MonitorStatus } from 'prodmanager-dashboard/client';
     import { Agent, fetch as undiciFetch } from 'undici';
     const dispatcher = new Agent();
     const pm = new ProdManager({ url: 'http://x', fetch: (url, init) => undiciFetch(url, { ...init, dispatcher }) });
     export const plain = new ProdManager({ url: 'http://x', fetch: undiciFetch });
     export const global = new ProdManager({ url: 'http://x', fetch });
     const monitor = await pm.monitor.get(1);
     export const status: MonitorStatus = (await monitor.update({ status: 'alert' })).status;
     export const extra: unknown = monitor.toJSON()['extra'];
     export const alerts: number = (await pm.weather.monitor({ scope: [1, 2], colour: 'red' })).alert;
     await (await pm.incident.get(1)).comment({ comment: 'On it', internal: true });
     await pm.announcement.create({ name: 'Freeze', description: 'No deployments', level: 'low', scope: 1, service: 1 });
     export const address: string = pm.url;
     export const kinds: boolean = pm.scope instanceof Manager && monitor instanceof Resource;`,
  );
  expect(installed.checkTypes(['use.ts'], options)).toEqual([]);
});

it('reports type errors in such a program, and modules that it does not export', () => {
  writeFileSync(
    `${installed.home}/wrong.ts`,
    `import { ProdManager } from 'prodmanager-dashboard/client';
     const pm = new ProdManager({ url: 'http://x' });
     await (await pm.scope.get(1)).comment({ comment: 'scopes take no comments' });
     pm.monitor.list({ status: 'unknown' });
     (await pm.monitor.get(1)).nmae;
     await pm.incident.create({ name: 'no severity', scope: 1, service: 1 });
     await pm.monitor.create({ name: 'new', scope: 1, service: 1, status: 'alert' });
     await pm.incident.create({ name: 'new', scope: 1, service: 1, severity: 'low', status: 'stable' });
     await pm.maintenance.create({ name: 'new', scope: 1, service: 1, service_status: 'up', end_date: null });
     import { Connection } from 'prodmanager-dashboard/connection.js';
     import prodmanager from 'prodmanager-dashboard';`,
  );
  const options = { module: 'nodenext', moduleResolution: 'nodenext', skipLibCheck: true };
  const lines = installed
    .checkTypes(['wrong.ts'], options)
    .map((line) => /^wrong\.ts\((\d+),/.exec(line)?.[1]);
  expect(
    lines
      .filter((line) => line !== undefined)
      .map(Number)
      .toSorted((a, b) => a - b),
  ).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11]);
});
