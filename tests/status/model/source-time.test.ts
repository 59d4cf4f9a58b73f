import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { toInstant } from '@/lib/status/model/source-time';

describe('toInstant', () => {
  test.each([
    ['in UTC is taken as it is', '2026-03-02T08:10', 'UTC', '2026-03-02T08:10:00Z'],
    ['in a Paris winter is one hour ahead', '2026-03-02T08:10', 'Europe/Paris', '2026-03-02T07:10:00Z'],
    ['in a Paris summer is two hours ahead', '2026-07-02T08:10', 'Europe/Paris', '2026-07-02T06:10:00Z'],
    ['crosses midnight and the new year', '2026-01-01T00:30', 'Europe/Paris', '2025-12-31T23:30:00Z'],
    [
      'in a minute that summer time skips is after the gap',
      '2026-03-29T02:30',
      'Europe/Paris',
      '2026-03-29T01:30:00Z',
    ],
    ['in a minute that comes twice is the first', '2026-10-25T02:30', 'Europe/Paris', '2026-10-25T00:30:00Z'],
    ['may have an odd offset', '2026-03-02T08:10', 'Asia/Kathmandu', '2026-03-02T02:25:00Z'],
    ['may have seconds', '2026-03-02T08:10:30', 'UTC', '2026-03-02T08:10:30Z'],
    ['gives way to an offset', '2026-03-02T08:10+02:00', 'Asia/Kathmandu', '2026-03-02T06:10:00Z'],
    ['gives way to UTC', '2026-03-02T08:10:30.5Z', 'Asia/Kathmandu', '2026-03-02T08:10:30.5Z'],
    ['may be of the year 26', '0026-11-29T13:00', 'UTC', '0026-11-29T13:00:00Z'],
  ])('%s', (_, wallClock, timeZone, instant) => {
    expect(toInstant(wallClock, timeZone)).toBe(instant);
  });

  test('restores every minute in UTC', () => {
    const minutes = fc.date({
      min: new Date('1990-01-01'),
      max: new Date('2090-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(minutes, (date) => {
        const minute = date.toISOString().slice(0, 16);
        expect(toInstant(minute, 'UTC')).toBe(`${minute}:00Z`);
      }),
    );
  });

  test.each([
    '',
    'yesterday',
    '2026-02-30T08:10',
    '2026-03-02T25:10',
    '2026-03-02T08:60',
    '2026-03-02',
    '08:10',
    '20260302T0810',
    '2026-03-02T08:10[Europe/Paris]',
  ])('rejects the date "%s"', (wallClock) => {
    expect(() => toInstant(wallClock, 'UTC')).toThrow(RangeError);
  });

  test.each(['', 'Mars/Olympus'])('rejects the zone "%s"', (timeZone) => {
    expect(() => toInstant('2026-03-02T08:10', timeZone)).toThrow(RangeError);
  });
});
