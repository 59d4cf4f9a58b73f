import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { findDependencyProblems } from '../scripts/check-dependencies.mjs';

const manifest = {
  dependencies: { a: '1.0.0' },
  devDependencies: { b: '2.0.0' },
  allowScripts: {} as Record<string, boolean>,
};
const integrity = 'sha512-x';
const lock = {
  lockfileVersion: 3,
  packages: {
    '': { dependencies: manifest.dependencies, devDependencies: manifest.devDependencies },
    'node_modules/a': { version: '1.0.0', license: 'MIT', integrity },
    'node_modules/b': { version: '2.0.0', license: '(GPL-3.0 OR ISC)', integrity, dev: true },
  },
};
const withEntry = (path: string, entry: Record<string, unknown>) =>
  findDependencyProblems(
    { ...lock, packages: { ...lock.packages, [path]: { license: 'MIT', integrity, ...entry } } },
    manifest,
  );

test('the packages of this project are in order', () => {
  const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as typeof lock;
  expect(findDependencyProblems(read('package-lock.json'), { ...read('package.json') })).toEqual([]);
  expect(findDependencyProblems(lock, manifest)).toEqual([]);
});

test.each([
  [{ license: 'AGPL-3.0-only' }, 'c has the licence AGPL-3.0-only.'],
  [{ license: 'MIT AND SSPL-1.0' }, 'c has the licence MIT AND SSPL-1.0.'],
  [{ license: undefined }, 'c has the licence (none named).'],
  [{ integrity: undefined }, 'node_modules/a/node_modules/c has no sha512 in the lockfile.'],
  [{ integrity: 'sha1-x' }, 'node_modules/a/node_modules/c has no sha512 in the lockfile.'],
  [{ resolved: 'https://evil.example/c.tgz' }, 'c comes from https://evil.example/c.tgz.'],
  [{ link: true }, 'c is a link to a folder.'],
  [{ hasInstallScript: true }, 'c has an install script: decide with npm install-scripts approve or deny.'],
])('a package is refused: %j', (entry, problem) => {
  expect(withEntry('node_modules/a/node_modules/c', entry)).toEqual([problem]);
});

test('a licence that is allowed for tools only is refused in what is shipped', () => {
  const license = 'MPL-2.0';
  expect(withEntry('node_modules/axe-core', { license, dev: true })).toEqual([]);
  expect(withEntry('node_modules/axe-core', { license })).toEqual(['axe-core has the licence MPL-2.0.']);
});

test('package.json and the lockfile name the same, exact versions', () => {
  expect(findDependencyProblems(lock, { ...manifest, dependencies: { a: '1.0.1' } })).toEqual([
    'a differs between package.json and the lockfile: run npm install.',
  ]);
  const loose = { a: '^1.0.0' };
  const packages = { ...lock.packages, '': { ...lock.packages[''], dependencies: loose } };
  expect(findDependencyProblems({ ...lock, packages }, { ...manifest, dependencies: loose })).toEqual([
    'a has no exact version: ^1.0.0.',
  ]);
});

test('a decision about an install script ends with its package', () => {
  expect(findDependencyProblems(lock, { ...manifest, allowScripts: { 'gone@1.0.0': true } })).toEqual([
    'allowScripts names gone@1.0.0, which is not installed.',
  ]);
});
