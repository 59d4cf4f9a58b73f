import { existsSync, readFileSync } from 'node:fs';

import { runInGroup } from './run.mjs';

const INSTALLED = 'node_modules/.package-lock.json';

/** The packages of a lockfile, without the optional ones, which differ in npm's own copy. */
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

/** Installs the packages of the lockfile if any is missing, development packages included: the build needs them. */
export async function install() {
  if (isInstalled()) return;
  console.log('Installing packages…');
  await runInGroup('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
  });
}
