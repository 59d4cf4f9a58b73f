/** @see browser.mjs */
export function findBrowser(): Promise<string | null>;
/** @see browser.mjs */
export function ensureBrowser(): Promise<string>;
