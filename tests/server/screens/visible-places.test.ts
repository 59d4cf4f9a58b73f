import { expect, test } from 'vitest';

import { toAreaNames } from '@/lib/server/screens/visible-places';

import { scopeOf, freshOf } from '../../status/samples';

test('names the places of a screen in natural order', () => {
  const scopes = freshOf([scopeOf({ id: 1, name: 'eu-10' }), scopeOf({ id: 2, name: 'eu-2' })]);
  expect(toAreaNames({ scopes: ['1', '2'], services: null }, { scopes, services: freshOf([]) })).toEqual({
    scopes: ['eu-2', 'eu-10'],
    services: null,
  });
});
