import { chromium, type Browser, type Page } from 'playwright-core';

import { findBrowser } from '../../scripts/browser.mjs';

/** Arguments for Chromium in a container, without background requests. */
export const CHROMIUM_ARGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of Chromium. @throws where it is not installed. */
export async function locateChromium(): Promise<string> {
  const path = await findBrowser();
  if (!path) throw new Error('There is no Chromium: run npm test, or set CHROMIUM_PATH.');
  return path;
}

/** Launches Chromium, headless. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: await locateChromium(), args: [...CHROMIUM_ARGS] });
}

/** Collects the errors of a page: uncaught ones and those on its console. */
export function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return errors;
}
