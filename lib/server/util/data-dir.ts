import 'server-only';

import { constants } from 'node:fs';
import { access, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

import { ConfigurationError } from './configuration-error';

const toCode = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown';

const exists = async (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/**
 * Creates a folder and those that it is in, where they are missing. Node's own `recursive` never ends where the kernel denies that a
 * folder is there, as below `/proc`.
 *
 * @throws Error with Node's `code`
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const code = toCode(error);
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    if (code === 'EEXIST') throw error;
    if (code !== 'ENOENT' || (await exists(dirname(path)))) {
      // A folder that is there need not let others be made beside it.
      if (await exists(path)) return;
      throw error;
    }
    await makeFolder(dirname(path));
    await mkdir(path);
  }
}

/** What may pass: permissions are changed, disks are mounted and emptied, while the board runs. */
const PASSING: ReadonlySet<string> = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'EIO',
  'EMFILE',
]);

/**
 * Why nothing can be written to `DATA_DIR`, by Node's code; null where it can.
 *
 * @throws ConfigurationError where it can never be a folder.
 */
export async function checkDataDir(path: string): Promise<string | null> {
  try {
    await makeFolder(path);
    await access(path, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    const code = toCode(error);
    if (PASSING.has(code)) return code;
    throw new ConfigurationError([`DATA_DIR must be a folder, or a path where one can be made (${code}).`]);
  }
}
