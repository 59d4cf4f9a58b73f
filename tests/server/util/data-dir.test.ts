import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { checkDataDir } from '@/lib/server/util/data-dir';
import { makeFolder } from '@/lib/server/util/files';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'data-dir-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('the data directory', () => {
  test('is created with its parents, or accepted if it exists', async () => {
    const path = join(dir, 'a', 'b', 'c');
    await makeFolder(path);
    await makeFolder(path);
    expect(statSync(path).isDirectory()).toBe(true);
    expect(await checkDataDir(path)).toBeNull();
  });

  test('may be a symbolic link', async () => {
    symlinkSync(dir, join(dir, 'link'));
    expect(await checkDataDir(join(dir, 'link'))).toBeNull();
    expect(await checkDataDir('/')).toBeNull();
  });

  test.each([
    ['/proc/board/data', 'ENOENT'],
    ['file', 'EEXIST'],
    ['file/data', 'ENOTDIR'],
    ['n'.repeat(300), 'ENAMETOOLONG'],
  ])('is rejected if it can never be a folder: %s', async (path, code) => {
    writeFileSync(join(dir, 'file'), '');
    const found = await checkDataDir(path.startsWith('/') ? path : join(dir, path)).catch(
      (error: unknown) => error,
    );
    expect(found).toMatchObject({
      name: 'ConfigurationError',
      problems: [`DATA_DIR must be a folder, or a path where one can be made (${code}).`],
    });
  });
});
