import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { configSchema } from '@/lib/server/config/config';
import { SECRETS, toFileName } from '@/lib/server/config/secret-files';

/** Markdown, and the other files that explain how to run the board. */
const documents = execFileSync(
  'git',
  ['ls-files', '-co', '--exclude-standard', '*.md', 'deploy', 'compose*.yaml', 'Dockerfile'],
  {
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => file !== '');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/** The names of benchmarks. The other files of the folder help them. */
const BENCHMARKS = readdirSync('tests/bench')
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((name) => !['run', 'bare-server', 'wall-estates'].includes(name));

/** Variables of other programs. */
const OTHERS = new Set([
  'NEXT_TELEMETRY_DISABLED',
  'NODE_ENV',
  'NODE_IMAGE',
  'POSTGRES_PASSWORD',
  'POSTGRES_USER',
]);
const NAMES = [...Object.keys(configSchema.shape), ...SECRETS.map(toFileName)];
/** Beginnings that only variables of the board have: a misspelt one is found by them. */
const OURS =
  /\b(?:BOARD|PRODMANAGER|OIDC|HISTORY|METRICS|VIEWER|AUTH|SESSION|REDIS|DATABASE|DATA|TRUST|FRAME|REFRESH|ALLOW)_[A-Z_]*[A-Z]\b/g;
const OF_TESTS = /^(HISTORY_(KILLS|BENCH_DAYS|BENCH_ENGINES)|REDIS_SERVER_PATH|BOARD_VISIBLE|DATA_DIR_\w+)$/;

test.each(documents)('every npm script and variable that %s names exists', (file) => {
  const text = readFileSync(file, 'utf8');
  const missing = [...text.matchAll(/\bnpm run (?:--silent )?([a-z][\w:-]*)/g)]
    .map(([, name = '']) => name)
    .filter((name) => !Object.hasOwn(scripts, name));
  expect(missing).toEqual([]);
  const named = [...text.matchAll(OURS)].map(([name]) => name);
  expect(named.filter((name) => !NAMES.includes(name) && !OTHERS.has(name) && !OF_TESTS.test(name))).toEqual(
    [],
  );
});

test.each(documents)('every benchmark and file that %s names exists', (file) => {
  const text = readFileSync(file, 'utf8');
  const benchmarks = [...text.matchAll(/\bnpm run bench -- ([a-z][\w-]*)/g)].map(([, name = '']) => name);
  expect(benchmarks.filter((name) => !BENCHMARKS.includes(name))).toEqual([]);
  const paths = [...text.matchAll(/`((?:app|components|deploy|docs|lib|scripts|tests)\/[\w./[\]()-]+)`/g)];
  expect(paths.map(([, path = '']) => path).filter((path) => !existsSync(path))).toEqual([]);
});

test('docs/benchmarks.md and CONTRIBUTING.md name every benchmark', () => {
  expect(BENCHMARKS.length).toBeGreaterThan(5);
  for (const document of ['docs/benchmarks.md', 'CONTRIBUTING.md']) {
    const text = readFileSync(document, 'utf8');
    expect(BENCHMARKS.filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([]);
  }
});

test('docs/benchmarks.md has every table of figures of the decisions', () => {
  const rowsOf = (path: string): readonly string[] =>
    [...readFileSync(path, 'utf8').matchAll(/^\|.*\d.*\|$/gm)].map(([row]) => row.replaceAll(/ +/g, ' '));
  const decisions = readdirSync('docs/decisions').flatMap((name) => rowsOf(`docs/decisions/${name}`));
  const gathered = rowsOf('docs/benchmarks.md');
  expect(decisions.length).toBeGreaterThan(10);
  expect(decisions.filter((row) => !gathered.includes(row))).toEqual([]);
});

test.each(['compose.yaml', 'compose.demo.yaml', 'Dockerfile', 'deploy/kubernetes/board.env'])(
  '%s sets only variables that exist',
  (file) => {
    const text = readFileSync(file, 'utf8').replaceAll(/^\s*#.*$/gm, '');
    const set = [...text.matchAll(/(?:^|[\s{])([A-Z][A-Z_]+[A-Z])(?=[=:])/gm)].map(([, name = '']) => name);
    expect(set).not.toEqual([]);
    expect(set.filter((name) => !NAMES.includes(name) && !OTHERS.has(name))).toEqual([]);
  },
);

test('every npm script is explained in a document', () => {
  const all = documents.map((file) => readFileSync(file, 'utf8')).join('\n');
  const own = Object.keys(scripts).filter(
    (name) => !new RegExp(`npm (run )?${name.replaceAll(/[^\w]/g, '\\$&')}(?![\\w:-])`).test(all),
  );
  // What others consist of, or what editors run.
  expect(own.filter((name) => !['format', 'test:unit', 'check:words'].includes(name))).toEqual([]);
});
