import { describe, expect, test } from 'vitest';

import { searchNames } from '@/lib/status/notices/notice-list';
import {
  activeFilters,
  pageSearch,
  tabAddress,
  withoutFilter,
  withoutFilters,
} from '@/lib/status/notices/list-address';

describe('the addresses of a list', () => {
  test('carry shared filters to the other tab, but no others', () => {
    const search = 'tab=past&page=3&status=resolved&severity=high&q=card';
    expect(tabAddress('incidents', search, 'open')).toBe('/incidents?severity=high&q=card');
    expect(tabAddress('incidents', search, 'past')).toBe('/incidents?severity=high&q=card&tab=past');
    expect(tabAddress('incidents', '', 'open')).toBe('/incidents');
  });

  test('carry all filters to another page', () => {
    expect(pageSearch('tab=past&severity=high', 2)).toBe('tab=past&severity=high&page=2');
    expect(pageSearch('tab=past&page=2', 1)).toBe('tab=past');
  });

  test('list the active filters, and the query without each', () => {
    const search = 'tab=past&q=x&page=2&scope=EU-west-1&severity=high&after=';
    const filters = activeFilters('incidents', search, []);
    expect(filters).toEqual([
      { parameter: 'scope', value: 'EU-west-1' },
      { parameter: 'severity', value: 'high' },
    ]);
    expect(filters.map((one) => withoutFilter(search, one))).toEqual([
      'tab=past&q=x&severity=high&after=',
      'tab=past&q=x&scope=EU-west-1&after=',
    ]);
    expect(withoutFilters('incidents', search)).toBe('tab=past&q=x');
  });

  test('ignore invalid, foreign and repeated filters', () => {
    const search = 'severity=purple&severity=low&severity=+low+&utm_source=mail&level=high';
    const problems = [{ parameter: 'severity', value: 'purple' }];
    const low = { parameter: 'severity', value: 'low' };
    expect(activeFilters('incidents', search, problems)).toEqual([low]);
    expect(withoutFilter(search, low)).toBe('severity=purple&utm_source=mail&level=high');
  });
});

describe('searchNames', () => {
  const items = [{ name: 'Cards are declined' }, { name: 'ÉCHEC des paiements' }];

  test('matches parts of names in any case, and everything if the text is empty', () => {
    expect(searchNames(items, ' CARDS ')).toEqual([items[0]]);
    expect(searchNames(items, 'échec')).toEqual([items[1]]);
    expect(searchNames(items, 'paiements echec')).toEqual([items[1]]);
    expect(searchNames(items, '  ')).toEqual(items);
    expect(searchNames(items, 'nothing')).toEqual([]);
  });

  test('matches references, places, links and descriptions', () => {
    const item = { name: 'x', reference: 'INC-42', scope: 'eu', also: 'https://wiki/9\nDisk full' };
    for (const text of ['inc-42', 'EU', 'wiki/9', 'full x'])
      expect(searchNames([item], text)).toEqual([item]);
  });
});
