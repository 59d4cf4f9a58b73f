import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { expect, test } from 'vitest';

import { configSchema } from '@/lib/server/config/config';

import { distancesTable } from './support/wall-distances';

const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const documents = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)));

/** The anchors of a document's headings, as GitHub makes them. */
const anchorsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

/** The links of a document to files of this project. */
const linksOf = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z]+:/.test(link));

test('the search for documents and links finds them', () => {
  expect(documents).toContain('docs/configuration.md');
  expect(linksOf(read('README.md'))).toContain('docs/wall.md');
});

test.each(documents)('every link of %s leads to a file and a heading that exist', (file) => {
  const broken = linksOf(read(file)).filter((link) => {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? file : join(dirname(file), path);
    if (!existsSync(join(root, target))) return true;
    return anchor !== undefined && !anchorsOf(read(target)).includes(anchor);
  });
  expect(broken).toEqual([]);
});

test('every document below docs/ is linked from another document', () => {
  const linked = documents.flatMap((file) =>
    linksOf(read(file)).map((link) => join(dirname(file), link.split('#')[0] ?? '')),
  );
  const decisions = /^docs\/decisions\//;
  const missing = documents.filter(
    (file) => file.startsWith('docs/') && !decisions.test(file) && !linked.includes(file),
  );
  expect(missing).toEqual([]);
});

test('docs/configuration.md and .env.example name every variable and no other', () => {
  const names = Object.keys(configSchema.shape).toSorted();
  const documented = [...read('docs/configuration.md').matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name);
  const inExample = [...read('.env.example').matchAll(/^# ([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(documented.toSorted()).toEqual(names);
  expect(inExample.toSorted()).toEqual(names);
});

test('README.md stays under 150 lines', () => {
  expect(read('README.md').split('\n').length).toBeLessThan(150);
});

test('the table of distances of walls is the computed one', () => {
  const tidy = (text: string): string => text.replaceAll(/ +| *-+ */g, ' ');
  expect(tidy(read('docs/wall.md'))).toContain(tidy(distancesTable()));
});

test('docs/troubleshooting.md quotes what the board really says', () => {
  const sources = execFileSync('git', ['ls-files', 'lib/language/messages/en', 'lib/server'], {
    cwd: root,
    encoding: 'utf8',
  });
  const words = sources.trim().split('\n').map(read).join('\n');
  const quotes = [...read('docs/troubleshooting.md').matchAll(/"([^"\n]+)"/g)]
    .map(([, quote = '']) => quote)
    // Quoted in a command.
    .filter((quote) => !quote.startsWith('$'));
  expect(quotes.length).toBeGreaterThan(20);
  expect(quotes.filter((quote) => !words.includes(quote))).toEqual([]);
});

test('the changelog, the lockfile and the examples of documents have the version of package.json', () => {
  const { version } = JSON.parse(read('package.json')) as { readonly version: string };
  const lock = JSON.parse(read('package-lock.json')) as { readonly version: string };
  const [latest] = [...read('CHANGELOG.md').matchAll(/^## (\d\S+) \(\d{4}-\d{2}-\d{2}\)$/gm)];
  expect([lock.version, latest?.[1]]).toEqual([version, version]);
  const named = ['docs/deployment.md', 'docs/upgrading.md'].flatMap((file) =>
    [...read(file).matchAll(/\bv(\d+\.\d+\.\d+)\b/g)].map(([, one]) => one),
  );
  expect(named.length).toBeGreaterThan(2);
  expect([...new Set(named)]).toEqual([version]);
});
