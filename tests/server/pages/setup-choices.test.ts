import { expect, test } from 'vitest';

import { toSetupChoices } from '@/lib/server/pages/setup-choices';
import type { Dimension } from '@/lib/status/model/types';

const NOTHING = { scopes: [], services: [], views: [] };
const dimension = (id: number, name: string): Dimension => ({ id, name });
const ALL = [dimension(1, 'eu'), dimension(2, 'us'), dimension(3, 'US '), dimension(4, '12')];

test('uses the name as the value if it is unambiguous, else the ID', () => {
  const values = toSetupChoices('scope', ALL, NOTHING).map(({ value }) => value);
  expect(values.toSorted()).toEqual(['2', '3', '4', 'eu']);
});

test('selects what the address names, by ID or by name in any case', () => {
  const choices = toSetupChoices('scope', ALL, {
    scopes: ['EU', '4'],
    services: ['us'],
    views: [{ kind: 'scope', ref: '2' }, { kind: 'service', ref: 'eu' }, { kind: 'all' }],
  });
  expect(choices.filter(({ isChosen }) => isChosen).map(({ label }) => label)).toEqual(['12', 'eu']);
  expect(choices.filter(({ hasView }) => hasView).map(({ value }) => value)).toEqual(['2']);
});

test('keeps unknown names of the address in the list', () => {
  const choices = toSetupChoices('service', ALL, { ...NOTHING, services: ['gone'] });
  expect(choices.at(-1)).toEqual({ value: 'gone', label: 'gone', isChosen: true, hasView: false });
});

test('sorts names with numbers as people count', () => {
  const choices = toSetupChoices('scope', [dimension(1, 'eu-10'), dimension(2, 'eu-2')], NOTHING);
  expect(choices.map(({ label }) => label)).toEqual(['eu-2', 'eu-10']);
});
