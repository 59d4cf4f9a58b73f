import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { totalOf } from '@/lib/status/model/counts';
import { toWeatherMap, type Cell, type WeatherMap, type WeatherMapInput } from '@/lib/status/map/weather-map';

import { boards } from '../arbitraries';
import { countsOf, maintenanceOf, monitorOf } from '../samples';

const scopes = [
  { id: 1, name: 'eu-west-1' },
  { id: 2, name: 'us-east-1' },
];
const services = [
  { id: 1, name: 'Payments' },
  { id: 2, name: 'Search' },
];
const mapOf = (given: Partial<WeatherMapInput>): WeatherMap =>
  toWeatherMap({ scopes, services, monitors: [], maintenances: [], ...given });
const cellAt = (map: WeatherMap, serviceId: number, scopeId: number): Cell | null | undefined =>
  map.rows.find(({ id }) => id === serviceId)?.cells[map.columns.findIndex(({ id }) => id === scopeId)];
const namesOf = (lines: readonly { name: string }[]) => lines.map(({ name }) => name);

describe('toWeatherMap', () => {
  test('has no lines without monitors', () => {
    expect(mapOf({})).toEqual({ columns: [], rows: [] });
  });

  test('shows the worst status and the counts of a place', () => {
    const monitors = [
      monitorOf(),
      monitorOf({ id: 2, status: 'warning' }),
      monitorOf({ id: 3, status: 'unknown' }),
    ];
    expect(cellAt(mapOf({ monitors }), 1, 1)).toEqual({
      scopeId: 1,
      serviceId: 1,
      status: 'warning',
      counts: countsOf({ ok: 1, warning: 1, unknown: 1 }),
      expected: 0,
      maintenance: null,
      since: null,
    });
  });

  test('leaves a pair without monitors blank', () => {
    const monitors = [monitorOf(), monitorOf({ id: 2, scopeId: 2, serviceId: 2 })];
    const map = mapOf({ monitors });
    expect(cellAt(map, 1, 1)).not.toBeNull();
    expect(cellAt(map, 1, 2)).toBeNull();
    expect(cellAt(map, 2, 1)).toBeNull();
  });

  test('names an unknown scope or service after its id', () => {
    const map = mapOf({ monitors: [monitorOf({ scopeId: 7, serviceId: 8 })] });
    expect([...namesOf(map.columns), ...namesOf(map.rows)]).toEqual(['#7', '#8']);
  });

  test('sorts by trouble first, then by natural order of names', () => {
    const line = (id: number, name: string, ...statuses: ('ok' | 'warning' | 'alert' | 'unknown')[]) => ({
      dimension: { id, name },
      monitors: statuses.map((status, index) => monitorOf({ id: id * 10 + index, serviceId: id, status })),
    });
    const lines = [
      line(1, 'zone 10', 'ok'),
      line(2, 'zone 9', 'ok', 'ok'),
      line(3, 'one unknown', 'unknown'),
      line(4, 'one warning', 'warning'),
      line(5, 'two warnings', 'warning', 'warning'),
      line(6, 'one alert', 'alert', 'ok'),
      line(7, 'one alert and a warning', 'alert', 'warning'),
      line(8, 'two alerts', 'alert', 'alert'),
    ];
    const map = mapOf({
      services: lines.map(({ dimension }) => dimension),
      monitors: lines.flatMap(({ monitors }) => monitors),
    });
    expect(namesOf(map.rows)).toEqual([
      'two alerts',
      'one alert and a warning',
      'one alert',
      'two warnings',
      'one warning',
      'one unknown',
      'zone 9',
      'zone 10',
    ]);
  });

  test('counts expected monitors separately, and marks the cell', () => {
    const map = mapOf({
      monitors: [monitorOf(), monitorOf({ id: 2, status: 'alert' })],
      maintenances: [maintenanceOf()],
    });
    expect(cellAt(map, 1, 1)).toMatchObject({
      status: 'ok',
      counts: countsOf({ ok: 1 }),
      expected: 1,
      maintenance: 'in-progress',
    });
  });

  test('counts all monitors while a maintenance overruns, and marks the cell', () => {
    const map = mapOf({
      monitors: [monitorOf({ status: 'alert' })],
      maintenances: [maintenanceOf({ isOverrunning: true }), maintenanceOf({ id: 2, serviceStatus: 'up' })],
    });
    expect(cellAt(map, 1, 1)).toMatchObject({ status: 'alert', expected: 0, maintenance: 'overrunning' });
  });

  test.each([
    ['elsewhere', maintenanceOf({ scopeId: 2 })],
    ['not yet begun', maintenanceOf({ status: 'scheduled' })],
  ])('ignores a maintenance %s', (_, maintenance) => {
    const map = mapOf({ monitors: [monitorOf({ status: 'alert' })], maintenances: [maintenance] });
    expect(cellAt(map, 1, 1)).toMatchObject({ status: 'alert', expected: 0, maintenance: null });
  });
});

describe('toWeatherMap, for any board', () => {
  test('has each monitor once, counted or expected, in the cell of its place', () => {
    fc.assert(
      fc.property(boards, (board) => {
        const map = toWeatherMap(board);
        for (const row of map.rows) {
          expect(row.cells).toHaveLength(map.columns.length);
          row.cells.forEach((cell, column) => {
            const scopeId = map.columns[column]?.id;
            const here = board.monitors.filter((m) => m.serviceId === row.id && m.scopeId === scopeId);
            if (here.length === 0) expect(cell).toBeNull();
            else expect(cell).toMatchObject({ scopeId, serviceId: row.id });
            expect(cell ? totalOf(cell.counts) + cell.expected : 0).toBe(here.length);
          });
        }
        const shown = map.rows.flatMap(({ cells }) =>
          cells.map((cell) => (cell ? totalOf(cell.counts) + cell.expected : 0)),
        );
        expect(shown.reduce((sum, count) => sum + count, 0)).toBe(board.monitors.length);
      }),
    );
  });

  test('has one line for each scope and service with monitors', () => {
    fc.assert(
      fc.property(boards, (board) => {
        const { columns, rows } = toWeatherMap(board);
        const sorted = (ids: Iterable<number>) => [...ids].sort((a, b) => a - b);
        expect(sorted(columns.map(({ id }) => id))).toEqual(
          sorted(new Set(board.monitors.map((m) => m.scopeId))),
        );
        expect(sorted(rows.map(({ id }) => id))).toEqual(
          sorted(new Set(board.monitors.map((m) => m.serviceId))),
        );
      }),
    );
  });

  test('has rows and columns with the same sums', () => {
    fc.assert(
      fc.property(boards, (board) => {
        const { columns, rows } = toWeatherMap(board);
        for (const status of ['ok', 'warning', 'alert', 'unknown'] as const) {
          const sumOf = (lines: typeof columns) => lines.reduce((sum, { counts }) => sum + counts[status], 0);
          const inCells = rows
            .flatMap(({ cells }) => cells)
            .reduce((sum, cell) => sum + (cell?.counts[status] ?? 0), 0);
          expect([sumOf(columns), sumOf(rows)]).toEqual([inCells, inCells]);
        }
      }),
    );
  });

  test('does not depend on the order of the source', () => {
    const shuffled = boards.chain((board) =>
      fc.record({
        board: fc.constant(board),
        other: fc.record({
          scopes: fc.shuffledSubarray([...board.scopes], { minLength: board.scopes.length }),
          services: fc.shuffledSubarray([...board.services], { minLength: board.services.length }),
          monitors: fc.shuffledSubarray([...board.monitors], { minLength: board.monitors.length }),
          maintenances: fc.shuffledSubarray([...board.maintenances], {
            minLength: board.maintenances.length,
          }),
        }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ board, other }) => {
        expect(toWeatherMap(other)).toEqual(toWeatherMap(board));
      }),
    );
  });
});
