import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import ts from 'typescript';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const ROOMS = ['app', 'components', 'lib', 'tests'];

/** What a file imports of our own and needs when it runs: types leave nothing behind. */
function importsOf(file: string, known: ReadonlySet<string>): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const { moduleSpecifier } = statement;
    if (!moduleSpecifier || !ts.isStringLiteral(moduleSpecifier) || isOfTypes(statement)) return [];
    const { text } = moduleSpecifier;
    if (!/^(@\/|\.)/.test(text)) return [];
    const path = text.startsWith('@/') ? text.slice(2) : relative(root, join(root, dirname(file), text));
    const found = ['', '.ts', '.tsx', '/index.ts'].map((end) => path + end).find((one) => known.has(one));
    return found === undefined ? [] : [found];
  });
}

function isOfTypes(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
  const clause = statement.importClause;
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const names = clause.namedBindings;
  return (
    !clause.name &&
    !!names &&
    ts.isNamedImports(names) &&
    names.elements.every(({ isTypeOnly }) => isTypeOnly)
  );
}

/** The first way found that leads from a file back to itself; null where there is none. */
function findCycle(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  const finished = new Set<string>();
  const walk = (file: string, way: readonly string[]): readonly string[] | null => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (finished.has(file)) return null;
    for (const next of graph.get(file) ?? []) {
      const cycle = walk(next, [...way, file]);
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

test('no file imports itself by a detour', () => {
  const files = ROOMS.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`),
  ).filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));
  const known = new Set(files);
  const graph = new Map(files.map((file) => [file, importsOf(file, known)]));
  // What finds nothing must not pass for what is not there.
  expect(graph.get('lib/server/start.ts')).toContain('lib/server/edge/edge.ts');
  expect([...graph.values()].flat().length).toBeGreaterThan(1_000);
  expect(findCycle(new Map([...graph, ['lib/server/util/clock.ts', ['lib/server/start.ts']]]))).not.toBeNull();
  expect(findCycle(graph)).toBeNull();
});
