import 'server-only';

import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

import { makeFolder } from './data-dir';

/**
 * Replaces a file by a text, readable by its owner alone: whoever reads it, even after a crash, finds the old text or the
 * new one, whole. Its folder is created where it is missing.
 *
 * @throws Error with Node's `code`
 */
export async function writeAtomically(path: string, text: string): Promise<void> {
  await makeFolder(dirname(path));
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}
