import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import ts from 'typescript';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

type Graph = ReadonlyMap<string, readonly string[]>;

/** The imports between the files of some folders. @param withTypes - whether to include type-only imports. */
function readGraph(folders: readonly string[], withTypes: boolean): Graph {
  const files = folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (file) => `${folder}/${file}`,
      ),
    )
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));
  const known = new Set(files);
  return new Map(files.map((file) => [file, importsOf(file, known, withTypes)]));
}

function importsOf(file: string, known: ReadonlySet<string>, withTypes: boolean): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const { moduleSpecifier } = statement;
    if (!moduleSpecifier || !ts.isStringLiteral(moduleSpecifier)) return [];
    if (!withTypes && isTypeOnly(statement)) return [];
    const { text } = moduleSpecifier;
    if (!/^(@\/|\.)/.test(text)) return [];
    const path = text.startsWith('@/') ? text.slice(2) : relative(root, join(root, dirname(file), text));
    const found = ['', '.ts', '.tsx', '/index.ts'].map((end) => path + end).find((one) => known.has(one));
    return found === undefined ? [] : [found];
  });
}

function isTypeOnly(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
  const clause = statement.importClause;
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const names = clause.namedBindings;
  return (
    !clause.name &&
    !!names &&
    ts.isNamedImports(names) &&
    names.elements.every((element) => element.isTypeOnly)
  );
}

/** The first import cycle found; null where there is none. */
function findCycle(graph: Graph): readonly string[] | null {
  const finished = new Set<string>();
  const walk = (file: string, path: readonly string[]): readonly string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (finished.has(file)) return null;
    for (const next of graph.get(file) ?? []) {
      const cycle = walk(next, [...path, file]);
      if (cycle) return cycle;
    }
    finished.add(file);
    return null;
  };
  for (const file of graph.keys()) {
    const cycle = walk(file, []);
    if (cycle) return cycle;
  }
  return null;
}

test('no import cycle between files', () => {
  const graph = readGraph(['app', 'components', 'lib', 'tests'], false);
  // Make sure that the search finds imports and cycles.
  expect(graph.get('lib/server/start.ts')).toContain('lib/server/edge/edge.ts');
  expect([...graph.values()].flat().length).toBeGreaterThan(1_000);
  expect(
    findCycle(new Map([...graph, ['lib/server/util/clock.ts', ['lib/server/start.ts']]])),
  ).not.toBeNull();
  expect(findCycle(graph)).toBeNull();
});

/** The imports between folders; a file directly in `lib/server` counts as a folder, like a layer. */
function toFolders(graph: Graph): Graph {
  const folderOf = (file: string): string => (dirname(file) === 'lib/server' ? file : dirname(file));
  const folders = new Map<string, Set<string>>();
  for (const [file, imported] of graph) {
    const folder = folders.get(folderOf(file)) ?? new Set();
    for (const other of imported) if (folderOf(other) !== folderOf(file)) folder.add(folderOf(other));
    folders.set(folderOf(file), folder);
  }
  return new Map([...folders].map(([folder, others]) => [folder, [...others]]));
}

test('no import cycle between folders, types included', () => {
  const folders = toFolders(readGraph(['app', 'components', 'lib'], true));
  expect(folders.get('lib/server/start.ts')).toContain('lib/server/edge');
  expect(findCycle(new Map([...folders, ['lib/server/util', ['lib/server/start.ts']]]))).not.toBeNull();
  expect(findCycle(folders)).toBeNull();
});

test('every folder and file of lib/server is in ESLint’s list of layers', () => {
  const config = readFileSync(join(root, 'eslint.config.js'), 'utf8');
  const [, list = ''] = /SERVER_LAYERS = \[(.*?)\]/s.exec(config) ?? [];
  const layers = [...list.matchAll(/'(.*?)'/g)].map(([, name]) => name);
  expect(layers.toSorted()).toEqual(readdirSync(join(root, 'lib/server')).toSorted());
});
