import fc from 'fast-check';
import { expect, test } from 'vitest';

import { packMap, unpackMap } from '@/lib/status/map/packed-map';
import { toWeatherMap } from '@/lib/status/map/weather-map';

import { boards } from '../arbitraries';
import { maintenanceOf, monitorOf } from '../samples';

test('a packed map is the same map after unpacking, also as JSON', () => {
  fc.assert(
    fc.property(boards, (board) => {
      const map = toWeatherMap(board);
      const sent = JSON.parse(JSON.stringify(packMap(map))) as ReturnType<typeof packMap>;
      expect(unpackMap(sent)).toEqual(map);
    }),
  );
});

test('a cell whose monitors are all ok is a number, and any other is complete', () => {
  const map = toWeatherMap({
    scopes: [
      { id: 1, name: 'eu-west-1' },
      { id: 2, name: 'us-east-1' },
    ],
    services: [
      { id: 1, name: 'Payments' },
      { id: 2, name: 'Search' },
    ],
    monitors: [
      monitorOf({ status: 'alert', since: '2026-11-27T10:00:00Z' }),
      monitorOf({ id: 2, scopeId: 2 }),
      monitorOf({ id: 3, scopeId: 2 }),
      monitorOf({ id: 4, serviceId: 2, status: 'warning' }),
    ],
    maintenances: [maintenanceOf({ serviceId: 2, status: 'in-progress' })],
  });
  expect(packMap(map)).toEqual({
    columns: [
      [1, 'eu-west-1'],
      [2, 'us-east-1'],
    ],
    rows: [
      [1, 'Payments', [[0, 0, 1, 0, 0, null, '2026-11-27T10:00:00Z'], 2]],
      [2, 'Search', [[0, 0, 0, 0, 1, 'in-progress', null], null]],
    ],
  });
});
