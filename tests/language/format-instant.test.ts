import { expect, test } from 'vitest';

import { formatFullInstant } from '@/lib/language/format-day';
import { formatInstant, formatZonedDay } from '@/lib/language/format-instant';

test('a zone behind UTC is written with a minus sign, after which no line breaks', () => {
  const nowMs = Date.parse('2026-03-02T18:00:00Z');
  const format = { language: 'en', timeZone: 'America/New_York' } as const;
  expect(formatInstant('2026-03-02T17:00:00Z', { nowMs, ...format })).toBe('12:00 GMT\u22125');
  expect(formatZonedDay(nowMs, format)).toBe('Mon 2 Mar, GMT\u22125');
});

test('dates have the same punctuation in every browser, so that it renders the text of the server', () => {
  const at = '2026-11-25T11:19:08Z';
  const nowMs = Date.parse('2027-01-02T00:00:00Z');
  const texts = (['en', 'fr'] as const).flatMap((language) => {
    const format = { language, timeZone: 'UTC' };
    return [
      formatInstant(at, { nowMs, ...format }),
      formatInstant(at, { nowMs: Date.parse(at), withSeconds: true, ...format }),
      formatInstant(at, { nowMs, withZone: false, ...format }),
      formatZonedDay(nowMs, format),
      formatFullInstant(at, format),
    ];
  });
  expect(texts).toEqual([
    'Wed 25 Nov 2026, 11:19 UTC',
    '11:19:08 UTC',
    'Wed 25 Nov 2026, 11:19',
    'Sat 2 Jan, UTC',
    'Wednesday 25 November 2026, 11:19:08 UTC',
    'mer. 25 nov. 2026, 11:19 UTC',
    '11:19:08 UTC',
    'mer. 25 nov. 2026, 11:19',
    'sam. 2 janv., UTC',
    'mercredi 25 novembre 2026, 11:19:08 UTC',
  ]);
});
