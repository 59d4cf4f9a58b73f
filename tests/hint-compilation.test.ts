import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { hintCompilation } from '../scripts/hint-compilation.mjs';

test('adds the compile hint to long scripts only', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chunks-'));
  const long = `const words = '${'x'.repeat(20_000)}';`;
  await Promise.all([
    writeFile(join(folder, 'long.js'), long),
    writeFile(join(folder, 'short.js'), 'const one = 1;'),
    writeFile(join(folder, 'long.css'), long),
  ]);
  hintCompilation(folder);
  expect(await readFile(join(folder, 'long.js'), 'utf8')).toBe(`//# allFunctionsCalledOnLoad\n${long}`);
  expect(await readFile(join(folder, 'short.js'), 'utf8')).toBe('const one = 1;');
  expect(await readFile(join(folder, 'long.css'), 'utf8')).toBe(long);
});
