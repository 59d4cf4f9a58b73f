import { describe, expect, test } from 'vitest';

import { searchNames } from '@/lib/status/happening-list';
import { countFilters, isChosen, pageAddress, tabAddress } from '@/lib/status/list-address';

describe('the addresses of a list', () => {
  test('carry the filters to the other tab, but not what only one tab knows', () => {
    const search = 'tab=past&page=3&status=resolved&severity=high&q=card';
    expect(tabAddress('incidents', search, 'open')).toBe('/incidents?severity=high&q=card');
    expect(tabAddress('incidents', search, 'past')).toBe('/incidents?severity=high&q=card&tab=past');
    expect(tabAddress('incidents', '', 'open')).toBe('/incidents');
  });

  test('carry everything to another page', () => {
    expect(pageAddress('incidents', 'tab=past&severity=high', 2)).toBe(
      '/incidents?tab=past&severity=high&page=2',
    );
    expect(pageAddress('incidents', 'tab=past&page=2', 1)).toBe('/incidents?tab=past');
  });

  test('tell how many filters they hold, and which', () => {
    const search = 'tab=past&q=x&page=2&scope=EU-west-1&severity=high&severity=low&after=';
    expect(countFilters(search)).toBe(3);
    expect(isChosen(search, 'scope', '1', 'eu-west-1')).toBe(true);
    expect(isChosen(search, 'scope', '1', 'us-east-1')).toBe(false);
  });
});

describe('a search by name', () => {
  const items = [{ name: 'Cards are declined' }, { name: 'ÉCHEC des paiements' }];

  test('finds a part of it in any case, and everything where nothing is searched for', () => {
    expect(searchNames(items, ' CARDS ')).toEqual([items[0]]);
    expect(searchNames(items, 'échec')).toEqual([items[1]]);
    expect(searchNames(items, '  ')).toEqual(items);
    expect(searchNames(items, 'nothing')).toEqual([]);
  });
});
