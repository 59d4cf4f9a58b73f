/** Natural sort order of names, ignoring case: `b9` before `b10`. Fixed locale, so that it is the same everywhere. */
export const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
