import { accessSync, constants, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { findExecutable } from './find-executable.mjs';
import { installDebian } from './install-debian.mjs';

// Debian keeps the programs of each version in a folder that is not on the PATH.
const DEBIAN = '/usr/lib/postgresql';

function findDebian() {
  try {
    const versions = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a));
    for (const version of versions) {
      const folder = join(DEBIAN, version, 'bin');
      accessSync(join(folder, 'initdb'), constants.X_OK);
      accessSync(join(folder, 'postgres'), constants.X_OK);
      return folder;
    }
  } catch {
    // Not installed, or only in part.
  }
  return null;
}

/** Finds the folder with `initdb` and `postgres`: `POSTGRES_BIN_PATH`, then the PATH, then Debian's; null if there is none. */
export function findPostgres() {
  const given = process.env.POSTGRES_BIN_PATH;
  if (given) return given;
  const initdb = findExecutable('', ['initdb']);
  return findDebian() ?? (initdb ? dirname(initdb) : null);
}

/** Finds PostgreSQL or installs it with apt, as root on Debian. */
export function ensurePostgres() {
  const found = findPostgres();
  if (found) return found;
  installDebian('postgresql', 'PostgreSQL server');
  const installed = findPostgres();
  if (!installed)
    throw new Error('No PostgreSQL found: install it and set POSTGRES_BIN_PATH to the folder with initdb.');
  return installed;
}
