import type { Page } from 'playwright-core';

import { PATIENCE_MS } from './patience';

/** Waits until a wall shows a matching text. */
export async function waitForText(page: Page, text: RegExp, timeout = PATIENCE_MS): Promise<void> {
  await page.getByText(text).filter({ visible: true }).first().waitFor({ timeout });
}

/** Marks a page to detect a reload. */
export async function markPage(page: Page): Promise<void> {
  await page.evaluate('window.isSamePage = true');
}

/** Whether a page was not reloaded since it was marked. */
export function isSamePage(page: Page): Promise<boolean> {
  return page.evaluate('window.isSamePage === true');
}
