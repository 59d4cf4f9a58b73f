import { expect, test } from 'vitest';

import { formatInstant, formatZonedDay } from '@/lib/language/format-instant';

test('a zone behind UTC is written with a minus sign, after which no line breaks', () => {
  const nowMs = Date.parse('2026-03-02T18:00:00Z');
  const format = { language: 'en', timeZone: 'America/New_York' } as const;
  expect(formatInstant('2026-03-02T17:00:00Z', { nowMs, ...format })).toBe('12:00 GMT\u22125');
  expect(formatZonedDay(nowMs, format)).toBe('Mon 2 Mar, GMT\u22125');
});
