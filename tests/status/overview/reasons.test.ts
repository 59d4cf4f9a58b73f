import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { toReasons } from '@/lib/status/overview/reasons';
import type { Incident } from '@/lib/status/model/types';
import { toMonitorItems } from '@/lib/status/monitors/monitor-items';
import { toVerdict } from '@/lib/status/verdict/verdict';
import { toWeatherMap, type WeatherMapInput } from '@/lib/status/map/weather-map';

import { boards, incidents as anyIncidents } from '../arbitraries';
import { freshOf, incidentOf, maintenanceOf, monitorOf, scopeOf, snapshotOf } from '../samples';

function reasonsOf(board: WeatherMapInput | null, incidents: readonly Incident[] = []) {
  const map = board && toWeatherMap(board);
  const verdict = toVerdict(map, incidents);
  const monitors =
    board &&
    toMonitorItems(
      snapshotOf({
        scopes: freshOf(board.scopes.map(scopeOf)),
        services: freshOf(board.services.map(scopeOf)),
        monitors: freshOf(board.monitors),
        maintenances: freshOf(board.maintenances),
      }),
    );
  return { verdict, ...toReasons({ verdict, map, incidents, monitors: monitors ?? [] }) };
}

const board = (given: Partial<WeatherMapInput> = {}): WeatherMapInput => ({
  scopes: [scopeOf()],
  services: [scopeOf({ name: 'Payments' })],
  monitors: [monitorOf()],
  maintenances: [],
  ...given,
});

describe('toReasons', () => {
  test('lists the monitors with the verdict’s status and the incidents of its level, each with its start', () => {
    const since = '2026-03-02T08:05:00Z';
    const monitors = [
      monitorOf({ status: 'alert', since }),
      monitorOf({ id: 2, serviceId: 2, status: 'warning' }),
    ];
    const incidents = [incidentOf({ id: 7, severity: 'critical' }), incidentOf({ id: 8, severity: 'high' })];
    expect(reasonsOf(board({ monitors }), incidents).causes).toEqual([
      {
        kind: 'monitor',
        id: 1,
        name: 'latency',
        status: 'alert',
        since,
        scopeId: 1,
        serviceId: 1,
        scope: 'eu-west-1',
        service: 'Payments',
      },
      {
        kind: 'incident',
        id: 7,
        name: 'Cards are declined',
        severity: 'critical',
        since: '2026-03-02T08:10:00Z',
      },
    ]);
  });

  test('starts with the incident if only that causes the level', () => {
    const { causes } = reasonsOf(board(), [incidentOf({ severity: 'high' })]);
    expect(causes).toMatchObject([{ kind: 'incident', severity: 'high' }]);
  });

  test('lists what was ignored: expected monitors and minor incidents', () => {
    const given = board({ monitors: [monitorOf({ status: 'alert' })], maintenances: [maintenanceOf()] });
    const { causes, setAside } = reasonsOf(given, [incidentOf({ severity: 'low' })]);
    expect(causes).toEqual([{ kind: 'fine', count: 0 }]);
    expect(setAside).toMatchObject([
      { kind: 'expected', count: 1, service: 'Payments' },
      { kind: 'small-incidents', count: 1 },
    ]);
  });

  test('counts the monitors after the eighth, and the places of expected ones after the fifth', () => {
    const monitors = Array.from({ length: 10 }, (_, index) =>
      monitorOf({ id: index + 1, serviceId: index + 1, status: 'warning' }),
    );
    const { causes } = reasonsOf(board({ monitors }));
    expect(causes).toHaveLength(9);
    expect(causes.at(-1)).toEqual({ kind: 'more', status: 'warning', count: 2 });
    const maintenances = monitors.map(({ id, serviceId }) => maintenanceOf({ id, serviceId }));
    const { setAside } = reasonsOf(board({ monitors, maintenances }));
    expect(setAside).toHaveLength(6);
    expect(setAside.at(-1)).toEqual({ kind: 'more-expected', count: 5 });
  });

  test('states that monitors were never read, or that there are none', () => {
    expect(reasonsOf(null).causes).toEqual([{ kind: 'unread' }]);
    expect(reasonsOf(board({ monitors: [] })).causes).toEqual([{ kind: 'empty' }]);
  });

  test('covers every verdict, and everything that it ignores', () => {
    fc.assert(
      fc.property(boards, anyIncidents, (given, ongoing) => {
        const { verdict, causes, setAside } = reasonsOf(given, ongoing);
        expect(causes.length).toBeGreaterThan(0);
        const expected = setAside.reduce(
          (sum, one) => sum + (one.kind === 'small-incidents' ? 0 : one.count),
          0,
        );
        expect(expected).toBe(verdict.expected);
        if (verdict.kind === 'places') expect(['monitor', 'more']).toContain(causes[0]?.kind);
        if (verdict.kind === 'incident')
          expect(causes.some((one) => one.kind === 'incident' && one.id === verdict.incident.id)).toBe(true);
      }),
    );
  });
});
