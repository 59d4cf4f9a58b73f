import { execFileSync } from 'node:child_process';

import { findExecutable } from './find-executable.mjs';
import { installDebian } from './install-debian.mjs';

// Debian's packages belong to its own Python, which need not be the first on the PATH.
const DEBIAN = '/usr/bin/python3';

function hasModules(path) {
  try {
    execFileSync(path, ['-c', 'import feedparser, icalendar'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Finds a Python with feedparser and icalendar: `PYTHON_PATH`, then the PATH, then Debian's; null if there is none. */
export function findPython() {
  const found = findExecutable('PYTHON_PATH', ['python3']);
  return [found, DEBIAN].find((path) => path !== null && hasModules(path)) ?? null;
}

/** Finds a Python with feedparser and icalendar or installs them with apt, as root on Debian. */
export function ensurePython() {
  const found = findPython();
  if (found) return found;
  installDebian(['python3-feedparser', 'python3-icalendar'], 'Python with feedparser and icalendar');
  const installed = findPython();
  if (!installed)
    throw new Error('No Python with feedparser and icalendar found: install them and set PYTHON_PATH.');
  return installed;
}
