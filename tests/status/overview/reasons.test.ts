import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createItems } from '@/lib/status/model/items';
import { toReasons } from '@/lib/status/overview/reasons';
import type { Incident } from '@/lib/status/model/types';
import { toVerdict } from '@/lib/status/verdict/verdict';
import { toWeatherMap, type WeatherMapInput } from '@/lib/status/map/weather-map';

import { boards, incidents as anyIncidents } from '../arbitraries';
import { freshOf, incidentOf, maintenanceOf, monitorOf, scopeOf } from '../samples';

const render = (text: string) => ({ html: text, text });

function reasonsOf(board: WeatherMapInput | null, ongoing: readonly Incident[] = []) {
  const map = board && toWeatherMap(board);
  const items = createItems({ scopes: freshOf([]), services: freshOf([]) }, render);
  const verdict = toVerdict(map, ongoing);
  return { verdict, ...toReasons({ verdict, map, incidents: ongoing.map(items.incident) }) };
}

const board = (given: Partial<WeatherMapInput> = {}): WeatherMapInput => ({
  scopes: [scopeOf()],
  services: [scopeOf({ name: 'Payments' })],
  monitors: [monitorOf()],
  maintenances: [],
  ...given,
});

describe('toReasons', () => {
  test('lists the monitors with the verdict’s status by place, and the incidents of its level', () => {
    const monitors = [monitorOf({ status: 'alert' }), monitorOf({ id: 2, serviceId: 2, status: 'warning' })];
    const incidents = [incidentOf({ id: 7, severity: 'critical' }), incidentOf({ id: 8, severity: 'high' })];
    expect(reasonsOf(board({ monitors }), incidents).causes).toEqual([
      {
        kind: 'monitors',
        status: 'alert',
        scopeId: 1,
        serviceId: 1,
        scope: 'eu-west-1',
        service: 'Payments',
        count: 1,
      },
      { kind: 'incident', id: 7, name: 'Cards are declined', severity: 'critical' },
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

  test('summarises the places after the eighth', () => {
    const monitors = Array.from({ length: 10 }, (_, index) =>
      monitorOf({ id: index + 1, serviceId: index + 1, status: 'warning' }),
    );
    const { causes } = reasonsOf(board({ monitors }));
    expect(causes).toHaveLength(9);
    expect(causes.at(-1)).toEqual({ kind: 'more', status: 'warning', places: 2, count: 2 });
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
        const expected = setAside.reduce((sum, one) => sum + (one.kind === 'expected' ? one.count : 0), 0);
        expect(expected).toBe(verdict.expected);
        if (verdict.kind === 'incident')
          expect(causes.some((one) => one.kind === 'incident' && one.id === verdict.incident.id)).toBe(true);
      }),
    );
  });
});
