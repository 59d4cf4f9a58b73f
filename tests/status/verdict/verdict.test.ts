import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { notOkOf } from '@/lib/status/model/counts';
import { isExpected } from '@/lib/status/model/maintenance';
import type { Incident, Maintenance, Monitor } from '@/lib/status/model/types';
import { toVerdict, type Verdict } from '@/lib/status/verdict/verdict';
import { toWeatherMap, type WeatherMapInput } from '@/lib/status/map/weather-map';

import { boards, incidents } from '../arbitraries';
import { incidentOf, maintenanceOf, monitorOf } from '../samples';

const scopes = [
  { id: 1, name: 'eu-west-1' },
  { id: 2, name: 'us-east-1' },
];
const services = [{ id: 1, name: 'Payments' }];

interface Given {
  monitors?: Monitor[];
  maintenances?: Maintenance[];
  incidents?: Incident[];
}
const verdictOf = ({
  monitors = [monitorOf()],
  maintenances = [],
  incidents: ongoing = [],
}: Given): Verdict => toVerdict(toWeatherMap({ scopes, services, monitors, maintenances }), ongoing);

describe('the verdict', () => {
  test('on monitors that were never read is that nothing can be said', () => {
    expect(toVerdict(null, [incidentOf()])).toEqual({ kind: 'unread', level: 'unknown', expected: 0 });
  });

  test('on no monitors is empty, which is not ok', () => {
    expect(verdictOf({ monitors: [] })).toEqual({ kind: 'empty', level: 'empty', expected: 0 });
  });

  test('on a quiet board is fine', () => {
    expect(verdictOf({ monitors: [monitorOf(), monitorOf({ id: 2 })] })).toEqual({
      kind: 'fine',
      level: 'ok',
      expected: 0,
      monitors: 2,
    });
  });

  test('names the places of the worst status only, with how many monitors', () => {
    const monitors = [
      monitorOf({ status: 'warning' }),
      monitorOf({ id: 2, scopeId: 2, status: 'alert' }),
      monitorOf({ id: 3, scopeId: 2, status: 'alert' }),
      monitorOf({ id: 4, scopeId: 2, status: 'warning' }),
    ];
    expect(verdictOf({ monitors })).toEqual({
      kind: 'places',
      level: 'alert',
      expected: 0,
      places: [{ scope: 'us-east-1', service: 'Payments', count: 2 }],
    });
  });

  test('names each place by its own scope', () => {
    const monitors = [monitorOf({ status: 'alert' }), monitorOf({ id: 2, scopeId: 2, status: 'alert' })];
    expect(verdictOf({ monitors })).toMatchObject({
      places: [{ scope: 'eu-west-1' }, { scope: 'us-east-1' }],
    });
  });

  test('counts an unknown status as trouble', () => {
    expect(verdictOf({ monitors: [monitorOf({ status: 'unknown' })] })).toMatchObject({
      kind: 'places',
      level: 'unknown',
    });
  });

  test('sets aside what was announced, and says how many', () => {
    const monitors = [monitorOf(), monitorOf({ id: 2, status: 'alert' })];
    expect(verdictOf({ monitors, maintenances: [maintenanceOf()] })).toEqual({
      kind: 'fine',
      level: 'ok',
      expected: 1,
      monitors: 1,
    });
  });
});

describe('an incident', () => {
  test.each([
    ['critical', 'active', 'alert'],
    ['critical', 'investigating', 'alert'],
    ['critical', 'stable', 'warning'],
    ['high', 'active', 'warning'],
    ['moderate', 'active', 'warning'],
    ['unknown', 'active', 'warning'],
    ['low', 'active', 'ok'],
    ['minor', 'active', 'ok'],
  ] as const)('that is %s and %s makes a board of healthy monitors %s', (severity, status, level) => {
    const verdict = verdictOf({ incidents: [incidentOf({ severity, status })] });
    expect(verdict).toMatchObject({ level, kind: level === 'ok' ? 'fine' : 'incident' });
  });

  test('is named, with how many others there are', () => {
    const ongoing = [
      incidentOf({ id: 4, severity: 'critical', status: 'stable', name: 'Contained' }),
      incidentOf({ id: 5, severity: 'critical', name: 'Raging' }),
      incidentOf({ id: 6, severity: 'minor' }),
    ];
    expect(verdictOf({ incidents: ongoing })).toEqual({
      kind: 'incident',
      level: 'alert',
      expected: 0,
      monitors: 1,
      incident: { id: 5, name: 'Raging', severity: 'critical' },
      others: 2,
    });
  });

  test.each([
    ['alert', 'critical', 'places'],
    ['warning', 'critical', 'incident'],
    ['warning', 'high', 'places'],
    ['unknown', 'high', 'incident'],
    ['unknown', 'low', 'places'],
  ] as const)(
    'beside a monitor in %s: with severity %s the verdict speaks of the %s',
    (status, severity, kind) => {
      const given = { monitors: [monitorOf({ status })], incidents: [incidentOf({ severity })] };
      expect(verdictOf(given).kind).toBe(kind);
    },
  );
});

describe('any verdict', () => {
  const RANK = { ok: 0, empty: 0, unknown: 1, warning: 2, alert: 3 } as const;
  const judge = (board: WeatherMapInput, ongoing: readonly Incident[]) =>
    toVerdict(toWeatherMap(board), ongoing);

  test('is ok only where no counted monitor is not', () => {
    fc.assert(
      fc.property(boards, incidents, (board, ongoing) => {
        const map = toWeatherMap(board);
        const isTroubled = map.rows.some(({ counts }) => notOkOf(counts) > 0);
        const { level } = toVerdict(map, ongoing);
        if (isTroubled) expect(['unknown', 'warning', 'alert']).toContain(level);
        if (!isTroubled && ongoing.length === 0) expect(['ok', 'empty']).toContain(level);
      }),
    );
  });

  test('is alert after a monitor starts to alert, unless a maintenance announced just that, and never better than before', () => {
    const place = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(boards, incidents, place, place, (board, ongoing, scopeId, serviceId) => {
        const added = monitorOf({ id: 5_000, scopeId, serviceId, status: 'alert' });
        const before = judge(board, ongoing);
        const after = judge({ ...board, monitors: [...board.monitors, added] }, ongoing);
        const here = board.maintenances.filter(
          (m) => m.status === 'in-progress' && m.scopeId === scopeId && m.serviceId === serviceId,
        );
        if (!isExpected(added, here)) expect(after.level).toBe('alert');
        expect(RANK[after.level]).toBeGreaterThanOrEqual(RANK[before.level]);
      }),
    );
  });

  test('hides no alert behind a maintenance that overruns', () => {
    const overrunning = boards.map((board) => ({
      ...board,
      maintenances: board.maintenances.map((m) => ({
        ...m,
        status: 'in-progress' as const,
        isOverrunning: true,
      })),
    }));
    fc.assert(
      fc.property(overrunning, incidents, (board, ongoing) => {
        const verdict = judge(board, ongoing);
        expect(verdict.expected).toBe(0);
        if (board.monitors.some(({ status }) => status === 'alert')) expect(verdict.level).toBe('alert');
      }),
    );
  });

  test('that names places names every monitor of its level, and no other', () => {
    fc.assert(
      fc.property(boards, (board) => {
        const map = toWeatherMap(board);
        const verdict = toVerdict(map, []);
        fc.pre(verdict.kind === 'places');
        const { level, places } = verdict;
        fc.pre(level !== 'empty');
        const named = places.reduce((sum, { count }) => sum + count, 0);
        expect(named).toBe(map.rows.reduce((sum, { counts }) => sum + counts[level], 0));
        expect(places.every(({ count }) => count > 0)).toBe(true);
      }),
    );
  });
});
