import { chromium, type Browser, type Page } from 'playwright-core';

import { findBrowser } from '../../scripts/browser.mjs';

/** What makes the machine's Chromium headless as in a container, calling nobody by itself. */
export const CHROMIUM_ARGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where the machine's Chromium is. @throws where there is none. */
export async function locateChromium(): Promise<string> {
  const path = await findBrowser();
  if (!path) throw new Error('There is no Chromium: run npm test, or set CHROMIUM_PATH.');
  return path;
}

/** The machine's Chromium, headless. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: await locateChromium(), args: [...CHROMIUM_ARGS] });
}

/** Collects what a page complains about: uncaught errors, and errors on its console. */
export function watchComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}
