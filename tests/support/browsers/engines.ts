import { expect } from 'vitest';

import { PATIENCE_MS } from '../patience';
import type { DrivenBrowser, Size } from './driven-browser';
import { launchFirefox } from './firefox';
import { launchWebKit } from './webkit';

/** The browsers that are tested in addition to Chromium, with how they are launched. */
export const ENGINES = [
  ['Firefox', launchFirefox],
  ['WebKit', launchWebKit],
] as const;

/** The folder of screenshots. */
export const SHOTS = 'tests/e2e/screenshots';

export const DESKTOP: Size = { width: 1_440, height: 900 };
export const PHONE: Size = { width: 390, height: 844 };
export const TV: Size = { width: 1_920, height: 1_080 };

/** Waits until an expression is true in the page. */
export async function waitUntil(browser: DrivenBrowser, expression: string): Promise<void> {
  await expect
    .poll(() => browser.run<boolean>(`return Boolean(${expression})`), {
      timeout: PATIENCE_MS,
      message: expression,
    })
    .toBe(true);
}

/** The age that a page shows next to "● Live", which changes each second once its scripts run; null if it is not live. */
const LIVE_AGE = `[...document.querySelectorAll('span')].find((one) => one.textContent === '● Live' && one.checkVisibility())
  ?.nextElementSibling?.textContent ?? null`;

/** Waits until a page is live and counts its age. */
export async function waitUntilLive(browser: DrivenBrowser): Promise<void> {
  await waitUntil(browser, `(${LIVE_AGE}) !== null`);
  const before = await browser.run<string | null>(`return ${LIVE_AGE}`);
  await waitUntil(browser, `![null, ${JSON.stringify(before)}].includes(${LIVE_AGE})`);
}

/** The text of the first element that a selector finds, as it is shown. */
export const textOf = (browser: DrivenBrowser, selector: string): Promise<string> =>
  browser.run(`return document.querySelector(${JSON.stringify(selector)})?.innerText ?? ''`);

/** Opens an address in a viewport of a size. */
export async function openAt(browser: DrivenBrowser, url: string, size: Size): Promise<void> {
  await browser.resize(size);
  await browser.goto(url);
  await waitUntil(browser, `innerWidth === ${size.width} && innerHeight === ${size.height}`);
}
