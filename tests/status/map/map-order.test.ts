import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { arrangeMap, isLarge, toMapOrder, type ArrangedMap } from '@/lib/status/map/map-order';
import { isNoticeable, toWeatherMap, type WeatherMap } from '@/lib/status/map/weather-map';
import type { Maintenance, MonitorStatus } from '@/lib/status/model/types';

import { boards } from '../arbitraries';
import { maintenanceOf, monitorOf } from '../samples';

/** An estate with a monitor of each service in each scope, all ok but those given as `service/scope`. */
function estateOf(
  services: number,
  scopes: number,
  statuses: Readonly<Record<string, MonitorStatus>> = {},
  maintenances: readonly Maintenance[] = [],
): WeatherMap {
  const ids = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  const named = (kind: string, count: number) => ids(count).map((id) => ({ id, name: `${kind} ${id}` }));
  return toWeatherMap({
    services: named('service', services),
    scopes: named('scope', scopes),
    monitors: ids(services).flatMap((serviceId) =>
      ids(scopes).map((scopeId) =>
        monitorOf({
          id: serviceId * 1_000 + scopeId,
          serviceId,
          scopeId,
          status: statuses[`${serviceId}/${scopeId}`] ?? 'ok',
        }),
      ),
    ),
    maintenances,
  });
}

const arranged = (map: WeatherMap): ArrangedMap => arrangeMap(map, toMapOrder(map));
const unfolded = (lines: ArrangedMap['rows'] | ArrangedMap['columns']) =>
  lines.filter(({ isFolded }) => !isFolded).map(({ name }) => name);

describe('folding', () => {
  test('leaves a small map as it is', () => {
    const map = estateOf(12, 9);
    expect(isLarge(map)).toBe(false);
    expect(arranged(map).rows.some(({ isFolded }) => isFolded)).toBe(false);
    expect(arranged(map).columns.some(({ isFolded }) => isFolded)).toBe(false);
  });

  test('keeps trouble, maintenance and unknown statuses of a large map in view', () => {
    const map = estateOf(60, 40, { '7/30': 'alert', '9/2': 'unknown' }, [
      maintenanceOf({ serviceId: 50, scopeId: 11 }),
    ]);
    const { rows, columns } = arranged(map);
    expect(unfolded(rows)).toEqual(['service 7', 'service 9', 'service 50']);
    expect(unfolded(columns)).toEqual(['scope 30', 'scope 2', 'scope 11']);
    expect([rows.length, columns.length]).toEqual([60, 40]);
    // Folded lines follow, in natural order.
    expect(rows.slice(3, 6).map(({ name }) => name)).toEqual(['service 1', 'service 2', 'service 3']);
  });

  test('does not fold the few healthy lines of a map in trouble', () => {
    const statuses = Object.fromEntries(
      Array.from({ length: 38 }, (_, index) => [`${index + 1}/1`, 'warning'] as const),
    );
    expect(unfolded(arranged(estateOf(40, 2, statuses)).rows)).toHaveLength(40);
  });

  test('folds the columns of a map with few rows', () => {
    const { rows, columns } = arranged(estateOf(3, 40, { '1/1': 'warning' }));
    expect([unfolded(rows).length, unfolded(columns)]).toEqual([3, ['scope 1']]);
  });
});

describe('an earlier order', () => {
  const before = estateOf(20, 3, { '5/1': 'alert', '6/1': 'warning' });

  test('stays when another service becomes worse, and its cells are the current ones', () => {
    const now = estateOf(20, 3, { '5/1': 'warning', '6/2': 'alert', '6/1': 'alert' });
    const { rows, columns } = arrangeMap(now, toMapOrder(before));
    expect(unfolded(rows)).toEqual(['service 5', 'service 6']);
    expect(rows[1]?.cells.map((cell) => cell?.scopeId)).toEqual(columns.map(({ id }) => id));
    expect(rows[1]?.cells.map((cell) => cell?.status)).toEqual(['alert', 'alert', 'ok']);
  });

  test('does not hide a folded service that fails, and does not fold one that recovered', () => {
    const now = estateOf(20, 3, { '5/1': 'alert', '17/3': 'unknown' });
    expect(unfolded(arrangeMap(now, toMapOrder(before)).rows)).toEqual([
      'service 5',
      'service 6',
      'service 17',
    ]);
    expect(unfolded(arranged(now).rows)).toEqual(['service 5', 'service 17']);
  });

  test('drops services that are gone, and appends new ones', () => {
    const now = estateOf(21, 2, { '5/1': 'alert', '6/1': 'warning' });
    const { rows, columns } = arrangeMap(now, toMapOrder(before));
    expect([rows.length, columns.length]).toEqual([21, 2]);
    expect(rows.at(-1)).toMatchObject({ name: 'service 21', isFolded: false });
  });
});

test('shows each line once and each noticeable cell unfolded, for any two boards', () => {
  fc.assert(
    fc.property(boards, boards, (earlier, board) => {
      const order = toMapOrder(toWeatherMap(earlier));
      const everything = {
        rows: { shown: [], folded: [1, 2, 3, 4] },
        columns: { shown: [], folded: [4, 3, 2, 1] },
      };
      const map = toWeatherMap(board);
      for (const { rows, columns } of [arrangeMap(map, order), arrangeMap(map, everything)]) {
        expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(map.rows.map(({ id }) => id)));
        expect([rows.length, columns.length]).toEqual([map.rows.length, map.columns.length]);
        for (const row of rows)
          row.cells.forEach((cell, index) => {
            const column = columns[index];
            const original = map.rows.find(({ id }) => id === row.id);
            expect(cell).toBe(original?.cells[map.columns.findIndex(({ id }) => id === column?.id)]);
            if (isNoticeable(cell)) expect([row.isFolded, column?.isFolded]).toEqual([false, false]);
          });
      }
    }),
  );
});
