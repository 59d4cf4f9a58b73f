import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { formatAges, parseAges } from '@/lib/status/freshness/snapshot-headers';

import { agesOf } from '../samples';

// The header has a resolution of a tenth of a second.
const age = fc.option(fc.integer({ min: 0, max: 10_000_000 }).map((tenths) => tenths / 10));

describe('Snapshot-Ages', () => {
  test('is a structured field dictionary without the sections that were never read', () => {
    expect(formatAges({ ...agesOf(null), scopes: 3.21, monitors: 0 })).toBe('scopes=3.2, monitors=0.0');
  });

  test('parses to the ages that were formatted', () => {
    const ages = fc.record({
      scopes: age,
      services: age,
      monitors: age,
      incidents: age,
      maintenances: age,
      announcements: age,
    });
    fc.assert(
      fc.property(ages, (given) => {
        expect(parseAges(formatAges(given))).toEqual(given);
      }),
    );
  });

  test.each([null, '', 'nonsense', 'unheard-of=3', ',,=,'])('parses %j as never read', (header) => {
    expect(parseAges(header)).toEqual(agesOf(null));
  });

  test.each(['', '-1', 'x', '1e3', '1 000', 'NaN', 'Infinity', '0x10', '.5'])(
    'ignores "%s", and parses the rest',
    (text) => {
      expect(parseAges(`monitors=${text}, scopes=4.0`)).toEqual({ ...agesOf(null), scopes: 4 });
    },
  );

  test('accepts any order and spacing', () => {
    expect(parseAges('monitors=1.5,  scopes=2')).toEqual({ ...agesOf(null), scopes: 2, monitors: 1.5 });
  });
});
