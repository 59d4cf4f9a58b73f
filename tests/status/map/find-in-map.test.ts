import { expect, test } from 'vitest';

import { findInMap } from '@/lib/status/map/find-in-map';
import { arrangeMap, type ArrangedMap } from '@/lib/status/map/map-order';
import { toWeatherMap } from '@/lib/status/map/weather-map';

import { monitorOf } from '../samples';

const services = ['Payments', 'Search', 'Fidélité 2', 'API'].map((name, index) => ({ id: index + 1, name }));
const scopes = ['Paris', 'Zürich', 'api-east'].map((name, index) => ({ id: index + 1, name }));
const map = toWeatherMap({
  services,
  scopes,
  maintenances: [],
  monitors: services.flatMap((service) =>
    scopes.map((scope) =>
      monitorOf({ id: service.id * 10 + scope.id, serviceId: service.id, scopeId: scope.id }),
    ),
  ),
});
const everythingFolded = arrangeMap(map, {
  rows: { shown: [], folded: services.map(({ id }) => id) },
  columns: { shown: [], folded: scopes.map(({ id }) => id) },
});
const found = (typed: string): ArrangedMap => findInMap(everythingFolded, typed);
const namesIn = ({ rows, columns }: ArrangedMap) => [
  rows.map(({ name }) => name),
  columns.map(({ name }) => name),
];
const ALL_SCOPES = ['Paris', 'Zürich', 'api-east'];

test.each([
  ['paym', ['Payments'], ALL_SCOPES],
  ['ZURICH', ['Payments', 'Search', 'Fidélité 2', 'API'], ['Zürich']],
  ['fidelite', ['Fidélité 2'], ALL_SCOPES],
  ['search paris', ['Search'], ['Paris']],
  ['zürich fidelite 2', ['Fidélité 2'], ['Zürich']],
  ['2 fid', ['Fidélité 2'], ALL_SCOPES],
  // In names of both kinds.
  ['api', ['API'], ['api-east']],
  ['nowhere', [], []],
  ['search nowhere', [], []],
  ['search payments', [], []],
])('finds services and scopes for "%s"', (typed, rows, columns) => {
  expect(namesIn(found(typed))).toEqual([rows, columns]);
});

test('unfolds what it finds, with the cells of its columns', () => {
  const { rows, columns } = found('search zurich');
  expect([rows[0]?.isFolded, columns[0]?.isFolded]).toEqual([false, false]);
  expect(rows[0]?.cells.map((cell) => [cell?.serviceId, cell?.scopeId])).toEqual([[2, 2]]);
});

test('changes nothing while the box is blank', () => {
  expect(found('  ')).toBe(everythingFolded);
});
