import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { beforeAll, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
// Inside node_modules, so that the client finds zod as an installed package would.
const home = `${root}node_modules/.cache/published-client`;
const TSC = `${root}node_modules/typescript/bin/tsc`;

/** The compiler's errors, line by line. */
const compile = (project: string, ...options: string[]): string[] => {
  const run = spawnSync(process.execPath, [TSC, '-p', project, ...options], { cwd: home, encoding: 'utf8' });
  return run.stdout.split('\n').filter((line) => line !== '');
};

beforeAll(() => {
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  writeFileSync(`${home}/package.json`, '{ "type": "module" }');
  const compilerOptions = {
    noEmit: true,
    strict: true,
    target: 'es2023',
    module: 'nodenext',
    types: ['node'],
  };
  writeFileSync(`${home}/tsconfig.json`, JSON.stringify({ compilerOptions, files: ['use.ts'] }));
  expect(compile(`${root}tsconfig.client.json`, '--outDir', `${home}/client`)).toEqual([]);
});

it('depends on zod only', () => {
  const files = readdirSync(`${home}/client`, { recursive: true, encoding: 'utf8' });
  const imported = files
    .filter((file) => /\.[jt]s$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(`${home}/client/${file}`, 'utf8');
      return [...text.matchAll(/\b(?:from|import) ?\(?['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '');
    });
  expect([...new Set(imported.filter((name) => !/^\.\.?\//.test(name)))]).toEqual(['zod']);
});

it('runs in plain Node, without a bundler', () => {
  writeFileSync(
    `${home}/run.js`,
    `import { isProdManagerError, MONITOR_STATUSES, ProdManager } from './client/index.js';
     const pm = new ProdManager({ url: 'http://127.0.0.1:2', maxRetries: 0 });
     const error = await pm.scope.list().toArray().catch((reason) => reason);
     console.log(isProdManagerError(error), error.code, MONITOR_STATUSES.length);
     // A leftover timer would keep a finished program alive.
     console.log(process.getActiveResourcesInfo().includes('Timeout'));`,
  );
  const run = execFileSync(process.execPath, [`${home}/run.js`], { encoding: 'utf8' });
  expect(run).toBe('true network 3\nfalse\n');
});

it('type-checks in a program with Node’s module resolution', () => {
  writeFileSync(
    `${home}/use.ts`,
    `import { Manager, ProdManager, Resource, type MonitorStatus } from './client/index.js';
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
  expect(compile('.')).toEqual([]);
});

it('reports type errors in such a program', () => {
  writeFileSync(
    `${home}/use.ts`,
    `import { ProdManager } from './client/index.js';
     const pm = new ProdManager({ url: 'http://x' });
     await (await pm.scope.get(1)).comment({ comment: 'scopes take no comments' });
     pm.monitor.list({ status: 'unknown' });
     (await pm.monitor.get(1)).nmae;
     await pm.incident.create({ name: 'no severity', scope: 1, service: 1 });
     await pm.monitor.create({ name: 'new', scope: 1, service: 1, status: 'alert' });
     await pm.incident.create({ name: 'new', scope: 1, service: 1, severity: 'low', status: 'stable' });
     await pm.maintenance.create({ name: 'new', scope: 1, service: 1, service_status: 'up', end_date: null });`,
  );
  const lines = compile('.', '--skipLibCheck').map((line) => /^use\.ts\((\d+),/.exec(line)?.[1]);
  expect(lines.filter((line) => line !== undefined)).toEqual(['3', '4', '5', '6', '7', '8', '9']);
});
