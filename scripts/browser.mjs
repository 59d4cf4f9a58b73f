import { existsSync } from 'node:fs';

import { findExecutable } from './find-executable.mjs';
import { installDebian } from './install-debian.mjs';
import { run } from './run.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

async function installedByPlaywright() {
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : null;
}

/** Finds the browser for tests: `CHROMIUM_PATH`, then the PATH, then Playwright's; null if there is none. */
export async function findBrowser() {
  return findExecutable('CHROMIUM_PATH', NAMES) ?? installedByPlaywright();
}

/** Finds a browser or installs one: with apt as root on Debian, else with Playwright. */
export async function ensureBrowser() {
  const found = await findBrowser();
  if (found) return found;
  if (!installDebian('chromium', 'Chromium')) {
    console.log('No Chromium found: installing Playwright’s.');
    run('npx', ['playwright-core', 'install', 'chromium']);
  }
  const installed = await findBrowser();
  if (!installed) throw new Error('No Chromium could be installed: install one and set CHROMIUM_PATH to it.');
  return installed;
}
