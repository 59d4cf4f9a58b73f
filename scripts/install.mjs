import { existsSync, readFileSync } from 'node:fs';

import { runInGroup } from './run.mjs';

const INSTALLED = 'node_modules/.package-lock.json';

/** The packages that a lockfile names, without what npm adds to its own copy. */
function packagesOf(file) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'));
  return Object.entries(packages)
    .filter(([path, { optional }]) => path !== '' && !optional)
    .map(([path, { version }]) => `${path}@${version}`);
}

function isInstalled() {
  if (!existsSync(INSTALLED)) return false;
  const installed = new Set(packagesOf(INSTALLED));
  return packagesOf('package-lock.json').every((name) => installed.has(name));
}

/** Installs what the lockfile names, unless it is there already. Development packages too: the build needs them. */
export async function install() {
  if (isInstalled()) return;
  console.log('Installing packages…');
  await runInGroup('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
  });
}
