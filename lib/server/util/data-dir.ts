import { constants } from 'node:fs';
import { access } from 'node:fs/promises';

import { ConfigurationError } from './configuration-error';
import { makeFolder, toErrorCode } from './files';

/** Errors that an operator can fix while the board runs: permissions, full or unmounted disks. */
const RECOVERABLE: ReadonlySet<string> = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'EIO',
  'EMFILE',
]);

/**
 * Checks that `DATA_DIR` is a writable folder, and creates it if it is missing.
 *
 * @returns Node's error code if it cannot be written to now; null if it can.
 * @throws ConfigurationError if the path can never be a folder.
 */
export async function checkDataDir(path: string): Promise<string | null> {
  try {
    await makeFolder(path);
    await access(path, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    const code = toErrorCode(error);
    if (RECOVERABLE.has(code)) return code;
    throw new ConfigurationError([`DATA_DIR must be a folder, or a path where one can be made (${code}).`]);
  }
}
