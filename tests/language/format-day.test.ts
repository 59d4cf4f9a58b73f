import { describe, expect, test } from 'vitest';

import { formatOtherDay } from '@/lib/language/format-day';

const at = '2026-11-26T23:30:00Z';
const day = (nowAt: string, language: 'en' | 'fr', timeZone = 'UTC') =>
  formatOtherDay(at, Date.parse(nowAt), { language, timeZone });

describe('the day of a range of times', () => {
  test('is left out if it is today in the viewer’s zone', () => {
    expect(day('2026-11-26T01:00:00Z', 'en')).toBeNull();
    expect(day('2026-11-27T01:00:00Z', 'en', 'Europe/Paris')).toBeNull();
  });

  test('has its year only if that is another', () => {
    expect(day('2026-11-27T01:00:00Z', 'en')).toBe('Thu 26 Nov');
    expect(day('2026-11-27T01:00:00Z', 'fr')).toBe('jeu. 26 nov.');
    expect(day('2027-01-02T01:00:00Z', 'en')).toBe('Thu 26 Nov 2026');
  });
});
