import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

const filesOf = (dir: string): readonly string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(dir, name));

/** The code of a file without comments. */
const codeOf = (file: string): string =>
  readFileSync(file, 'utf8')
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');

// Guards take the path of a page without the base path, and one key equals the path of the overview.
const WITHIN = /(?:(?:atBase|require\w*Viewer|requireMember)\((?:withQuery\()?|===)$/;

/** String literals that begin with a slash, except internal paths and those with the base path. */
function barePaths(code: string): readonly string[] {
  return [...code.matchAll(/(['"`])\/(?=[\w$[]|\1)[^'"`\n]*/g)]
    .filter(({ index }) => !WITHIN.test(code.slice(Math.max(0, index - 40), index).trimEnd()))
    .map(([literal]) => literal);
}

/** Addresses without the base path in attributes, headers and calls of hand-written HTML and scripts. */
const bareAddresses = (code: string): readonly string[] =>
  code.match(
    /(?:(?:href|src|action)=["']|location: ['"`]|(?:fetch|leadTo|replace|assign)\(['"`]|\.open\('\w+', '|url=)\/(?=[\w$'"`])[^'"`\n]*/g,
  ) ?? [];

describe('every address sent to clients has the base path', () => {
  test.each(['app', 'components', 'lib/browser'])('%s contains none without atBase()', (folder) => {
    const files = filesOf(folder);
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap((file) => barePaths(codeOf(file)).map((path) => `${file}: ${path}`))).toEqual([]);
  });

  test('lib/server contains none without atBase()', () => {
    const files = filesOf('lib/server');
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap((file) => bareAddresses(codeOf(file)).map((path) => `${file}: ${path}`))).toEqual(
      [],
    );
  });

  test.each([
    '<a href="/incidents">',
    '<a href={`/incidents/${id}`}>',
    "<form action={'/api/sign-out'}>",
    "void fetch('/api/screens/renew')",
    "window.location.assign('/')",
    'const PAGES = { href: "/scopes" }',
    "<a href={isOld ? '/a' : atBase('/b')}>",
  ])('detects a missing base path: %s', (code) => {
    expect(barePaths(code)).toHaveLength(1);
  });

  test.each([
    '<link href="/icons/unknown.svg" />',
    "request.open('GET', '/api/screens/pairing');",
    "new Headers({ location: '/' })",
    'location.replace(`/wall`)',
  ])('detects a missing base path on the server: %s', (code) => {
    expect(bareAddresses(code)).toHaveLength(1);
  });
});
