import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

const filesOf = (dir: string): readonly string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(dir, name));

/** The code of a file without what is said about it. */
const codeOf = (file: string): string =>
  readFileSync(file, 'utf8')
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');

// Who asks for a page is looked up by its path on the board, and one key is called like the overview.
const WITHIN = /(?:(?:atBase|require\w*Viewer|requireMember)\(|===)$/;

/** The text literals that begin with a slash, save those whose path stays in the process or is put below the base. */
function barePaths(code: string): readonly string[] {
  return [...code.matchAll(/(['"`])\/(?=[\w$[]|\1)[^'"`\n]*/g)]
    .filter(({ index }) => !WITHIN.test(code.slice(Math.max(0, index - 40), index).trimEnd()))
    .map(([literal]) => literal);
}

/** Attributes, headers and calls that hold an address of the board, in HTML and scripts that the server writes by hand. */
const bareAddresses = (code: string): readonly string[] =>
  code.match(
    /(?:(?:href|src|action)=["']|location: ['"`]|(?:fetch|leadTo|replace|assign)\(['"`]|\.open\('\w+', '|url=)\/(?=[\w$'"`])[^'"`\n]*/g,
  ) ?? [];

describe('every address that leaves the board is put below the path that the board is built for', () => {
  test.each(['app', 'components', 'lib/browser'])('%s writes none without atBase()', (room) => {
    const files = filesOf(room);
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap((file) => barePaths(codeOf(file)).map((path) => `${file}: ${path}`))).toEqual([]);
  });

  test('lib/server writes none without atBase()', () => {
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
  ])('finds one that was forgotten: %s', (code) => {
    expect(barePaths(code)).toHaveLength(1);
  });

  test.each([
    '<link href="/icons/unknown.svg" />',
    "request.open('GET', '/api/screens/pairing');",
    "new Headers({ location: '/' })",
    'location.replace(`/wall`)',
  ])('finds one that was forgotten on the server: %s', (code) => {
    expect(bareAddresses(code)).toHaveLength(1);
  });
});
