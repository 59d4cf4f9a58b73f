import { expect, test } from 'vitest';

import { catalogueOf } from '@/lib/language/catalogue';
import { formatLasting } from '@/lib/language/format-lasting';
import { createWords } from '@/lib/language/words';

const words = createWords({ language: 'en', messages: catalogueOf('en'), timeZone: 'UTC' });
const NOW = Date.parse('2026-03-02T09:00:30Z');

test.each([
  ['2026-03-02T08:17:10Z', '43 min'],
  ['2026-03-02T09:00:20Z', '1 min'],
  ['2026-03-01T08:00:00Z', '1 d 1 h'],
  // Clocks differ a little.
  ['2026-03-02T09:00:50Z', '1 min'],
])('is the time since %s in whole minutes', (since, lasting) => {
  expect(formatLasting(since, NOW, words)).toBe(lasting);
});

test.each([null, '2026-03-02T10:00:00Z', '0026-03-02T10:00:00Z'])(
  'is null for %s: unknown, in the future, or better said as a date',
  (since) => {
    expect(formatLasting(since, NOW, words)).toBeNull();
  },
);
