import { existsSync } from 'node:fs';

import { findExecutable } from './find-executable.mjs';
import { installDebian } from './install-debian.mjs';
import { run } from './run.mjs';

// The shell is the same browser without its windows, and takes a third of the CPU.
const SHELL = 'chromium-headless-shell';
const NAMES = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

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
  if (!installDebian(SHELL, 'Chromium')) {
    console.log('No Chromium found: installing Playwright’s.');
    run('npx', ['playwright-core', 'install', 'chromium']);
  }
  const installed = await findBrowser();
  if (!installed) throw new Error('No Chromium could be installed: install one and set CHROMIUM_PATH to it.');
  return installed;
}
