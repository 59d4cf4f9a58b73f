import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { installDebian } from './install-debian.mjs';

const LIB = '/usr/lib';
const FILE = 'faketime/libfaketimeMT.so.1';

/** Finds libfaketime, which sets the wall clock of a process: `LIBFAKETIME_PATH`, then Debian's path; null if there is none. */
export function findFaketime() {
  const path = process.env.LIBFAKETIME_PATH;
  if (path) {
    if (!existsSync(path)) throw new Error('LIBFAKETIME_PATH is set, but the file does not exist.');
    return path;
  }
  const folders = existsSync(LIB) ? readdirSync(LIB).map((folder) => join(LIB, folder)) : [];
  return [LIB, ...folders].map((folder) => join(folder, FILE)).find(existsSync) ?? null;
}

/** Finds libfaketime or installs it with apt, as root on Debian. */
export function ensureFaketime() {
  const found = findFaketime();
  if (found) return found;
  installDebian('libfaketime', 'libfaketime');
  const installed = findFaketime();
  if (!installed)
    throw new Error('No libfaketime found: install it and set LIBFAKETIME_PATH to libfaketimeMT.so.1.');
  return installed;
}
