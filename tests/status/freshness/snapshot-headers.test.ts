import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { formatAges, parseAges } from '@/lib/status/freshness/snapshot-headers';

import { agesOf } from '../samples';

// A tenth of a second is what the header carries.
const age = fc.option(fc.integer({ min: 0, max: 10_000_000 }).map((tenths) => tenths / 10));

describe('the ages header', () => {
  test('is a structured field dictionary in which a section never read is left out', () => {
    expect(formatAges({ ...agesOf(null), scopes: 3.21, monitors: 0 })).toBe('scopes=3.2, monitors=0.0');
  });

  test('comes back as it was sent', () => {
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

  test.each([null, '', 'nonsense', 'unheard-of=3', ',,=,'])(
    '%j says that nothing was ever read',
    (header) => {
      expect(parseAges(header)).toEqual(agesOf(null));
    },
  );

  test.each(['', '-1', 'x', '1e3', '1 000', 'NaN', 'Infinity', '0x10', '.5'])(
    'does not take "%s" for an age, and reads the rest',
    (text) => {
      expect(parseAges(`monitors=${text}, scopes=4.0`)).toEqual({ ...agesOf(null), scopes: 4 });
    },
  );

  test('is read whatever the order and the blanks between', () => {
    expect(parseAges('monitors=1.5,  scopes=2')).toEqual({ ...agesOf(null), scopes: 2, monitors: 1.5 });
  });
});
