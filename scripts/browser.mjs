import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { run } from './run.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function installedByPlaywright() {
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : null;
}

/** The browser to test with: `CHROMIUM_PATH`, else one on the PATH, else what Playwright installed; null if there is none. */
export async function findBrowser() {
  const told = process.env.CHROMIUM_PATH;
  if (told) {
    if (!isExecutable(told)) throw new Error('CHROMIUM_PATH is set, but nothing executable is there.');
    return told;
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
  return onPath ?? installedByPlaywright();
}

/** Finds a browser, and installs one where there is none: with apt as root on Debian, else with Playwright. */
export async function ensureBrowser() {
  const found = await findBrowser();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log('No Chromium found: installing Debian’s with apt-get.');
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      DEBIAN_FRONTEND: 'noninteractive',
    });
  } else {
    console.log('No Chromium found: installing Playwright’s.');
    run('npx', ['playwright-core', 'install', 'chromium']);
  }
  const installed = await findBrowser();
  if (!installed) throw new Error('No Chromium could be installed: install one and set CHROMIUM_PATH to it.');
  return installed;
}
