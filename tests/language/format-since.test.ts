import { expect, test } from 'vitest';

import { formatSince, formatStart } from '@/lib/language/format-since';
import { en } from '@/lib/language/messages/en/index';
import { fr } from '@/lib/language/messages/fr/index';
import { createWords } from '@/lib/language/words';

const nowMs = Date.parse('2026-03-02T18:00:00Z');
const [since, observedSince] = ['2026-03-02T17:00:00Z', '2026-03-02T12:54:00Z'];
const english = createWords({ language: 'en', messages: en, timeZone: 'UTC' });
const french = createWords({ language: 'fr', messages: fr, timeZone: 'UTC' });

test('a start before observation began is a bound, and never a blank', () => {
  expect(formatSince({ since, observedSince }, nowMs, english)).toBe('since 17:00 UTC');
  expect(formatSince({ since: null, observedSince }, nowMs, english)).toBe('since before 12:54 UTC');
  expect(formatSince({ since: null, observedSince }, nowMs, french)).toBe('depuis avant 12:54 UTC');
  expect(formatStart({ since, observedSince }, nowMs, english)).toBe('17:00 UTC');
  expect(formatStart({ since: null, observedSince }, nowMs, english)).toBe('before 12:54 UTC');
  expect(formatStart({ since: null, observedSince: null }, nowMs, english)).toBe('start unknown');
});
