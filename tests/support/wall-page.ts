import { PATIENCE_MS } from './patience';
import type { Page } from 'playwright-core';

/** Waits until a wall shows a text that begins like this. */
export async function says(page: Page, what: RegExp): Promise<void> {
  await page.getByText(what).filter({ visible: true }).first().waitFor({ timeout: PATIENCE_MS });
}

/** Marks a page, so that one that was loaded anew is told from it. */
export async function markPage(page: Page): Promise<void> {
  await page.evaluate('window.isSamePage = true');
}

/** Whether a page is still the one that was marked. */
export function isSamePage(page: Page): Promise<boolean> {
  return page.evaluate('window.isSamePage === true');
}
