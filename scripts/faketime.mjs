import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { installDebian } from './install-debian.mjs';

const LIB = '/usr/lib';
const FILE = 'faketime/libfaketimeMT.so.1';

/** The library that sets the wall clock of one process: `LIBFAKETIME_PATH`, else where Debian puts it; null if there is none. */
export function findFaketime() {
  const told = process.env.LIBFAKETIME_PATH;
  if (told) {
    if (!existsSync(told)) throw new Error('LIBFAKETIME_PATH is set, but nothing is there.');
    return told;
  }
  const folders = existsSync(LIB) ? readdirSync(LIB).map((folder) => join(LIB, folder)) : [];
  return [LIB, ...folders].map((folder) => join(folder, FILE)).find(existsSync) ?? null;
}

/** Finds libfaketime, and installs it with apt where there is none, as root on Debian. */
export function ensureFaketime() {
  const found = findFaketime();
  if (found) return found;
  installDebian('libfaketime', 'libfaketime');
  const installed = findFaketime();
  if (!installed)
    throw new Error('No libfaketime found: install it and set LIBFAKETIME_PATH to libfaketimeMT.');
  return installed;
}
