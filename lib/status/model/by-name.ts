/** Compares names as a person sorts them: `b9` before `b10`, whatever the case. The same wherever it runs. */
export const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
