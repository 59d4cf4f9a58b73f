import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

import { expect, test } from 'vitest';

import { fuzzedTemplates } from '../../support/fuzzed-requests';

/** The path of every route and page of Next, as a pattern: `/incidents/[id]`, without the names of groups. */
const routesOfNext = readdirSync('app', { recursive: true, withFileTypes: true })
  .filter(({ name }) => name === 'route.ts' || name === 'page.tsx')
  .map(({ parentPath }) => `/${relative('app', parentPath)}`.replaceAll(/\/\([^)]*\)/g, '') || '/');

/** Whether a pattern of the fuzzed requests has the paths of a route. */
function reaches(pattern: string, route: string): boolean {
  const source = route
    .replaceAll('.', String.raw`\.`)
    .replaceAll(/\[\\\.\\\.\\\.\w+\]/g, '.+')
    .replaceAll(/\[\w+\]/g, ':[^/]+');
  return new RegExp(`^${source}$`).test(pattern);
}

test('the fuzzed requests reach every route of Next', () => {
  expect(routesOfNext).toContain(join('/api', 'alertmanager'));
  const patterns = fuzzedTemplates().map(({ pattern }) => pattern);
  const missing = routesOfNext.filter((route) => !patterns.some((pattern) => reaches(pattern, route)));
  expect(missing).toEqual([]);
});
