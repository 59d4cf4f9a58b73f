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

describe('toVerdict', () => {
  test('is unread if monitors were never read', () => {
    expect(toVerdict(null, [incidentOf()])).toEqual({ kind: 'unread', level: 'unknown', expected: 0 });
  });

  test('is empty without monitors, which differs from ok', () => {
    expect(verdictOf({ monitors: [] })).toEqual({ kind: 'empty', level: 'empty', expected: 0 });
  });

  test('is fine on a quiet board', () => {
    expect(verdictOf({ monitors: [monitorOf(), monitorOf({ id: 2 })] })).toEqual({
      kind: 'fine',
      level: 'ok',
      expected: 0,
      monitors: 2,
    });
  });

  test('names the services and scopes with the worst status, and since when the first monitor has had it', () => {
    const monitors = [
      monitorOf({ status: 'warning', since: '2026-03-02T07:00:00Z' }),
      monitorOf({ id: 2, scopeId: 2, status: 'alert', since: '2026-03-02T08:20:00Z' }),
      monitorOf({ id: 3, scopeId: 2, status: 'alert', since: '2026-03-02T08:10:00Z' }),
      monitorOf({ id: 4, scopeId: 2, status: 'warning', since: null }),
    ];
    expect(verdictOf({ monitors })).toEqual({
      kind: 'places',
      level: 'alert',
      expected: 0,
      services: { count: 1, named: [{ name: 'Payments' }] },
      scopes: { count: 1, named: [{ name: 'us-east-1' }] },
      since: '2026-03-02T08:10:00Z',
    });
  });

  test('names two scopes at most, and counts all', () => {
    const monitors = [1, 2, 3].map((id) => monitorOf({ id, scopeId: id, status: 'alert' }));
    expect(verdictOf({ monitors })).toMatchObject({
      scopes: { count: 3, named: [{ name: '#3' }, { name: 'eu-west-1' }] },
    });
  });

  test('does not know since when, if one monitor was in trouble before observation began', () => {
    const monitors = [
      monitorOf({ status: 'alert', since: '2026-03-02T08:20:00Z' }),
      monitorOf({ id: 2, scopeId: 2, status: 'alert', since: null }),
    ];
    expect(verdictOf({ monitors })).toMatchObject({ since: null });
  });

  test('treats an unknown status as trouble', () => {
    expect(verdictOf({ monitors: [monitorOf({ status: 'unknown' })] })).toMatchObject({
      kind: 'places',
      level: 'unknown',
    });
  });

  test('ignores expected monitors, and counts them', () => {
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
  ] as const)('that is %s and %s makes the verdict of a healthy board %s', (severity, status, level) => {
    const verdict = verdictOf({ incidents: [incidentOf({ severity, status })] });
    expect(verdict).toMatchObject({ level, kind: level === 'ok' ? 'fine' : 'incident' });
  });

  test('is named, with the number of others', () => {
    const ongoing = [
      incidentOf({ id: 4, severity: 'critical', status: 'stable', name: 'Contained' }),
      incidentOf({ id: 5, severity: 'critical', name: 'Raging' }),
      incidentOf({ id: 6, severity: 'minor' }),
    ];
    expect(verdictOf({ incidents: ongoing })).toEqual({
      kind: 'incident',
      level: 'alert',
      expected: 0,
      since: '2026-03-02T08:10:00Z',
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
    'next to a monitor in %s: with severity %s the verdict is about the %s',
    (status, severity, kind) => {
      const given = { monitors: [monitorOf({ status })], incidents: [incidentOf({ severity })] };
      expect(verdictOf(given).kind).toBe(kind);
    },
  );
});

describe('toVerdict, for any board', () => {
  const RANK = { ok: 0, empty: 0, unknown: 1, warning: 2, alert: 3 } as const;
  const judge = (board: WeatherMapInput, ongoing: readonly Incident[]) =>
    toVerdict(toWeatherMap(board), ongoing);

  test('is ok only if every counted monitor is', () => {
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

  test('is alert once a monitor alerts unexpectedly, and never better than before', () => {
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

  test('ignores no alert because of an overrunning maintenance', () => {
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

  test('counts exactly the services and scopes with monitors of its level', () => {
    fc.assert(
      fc.property(boards, (board) => {
        const map = toWeatherMap(board);
        const verdict = toVerdict(map, []);
        fc.pre(verdict.kind === 'places');
        const { level, services, scopes } = verdict;
        fc.pre(level !== 'empty');
        for (const [{ count, named }, lines] of [
          [services, map.rows],
          [scopes, map.columns],
        ] as const) {
          const names = lines.filter(({ counts }) => counts[level] > 0).map(({ name }) => name);
          expect(count).toBe(names.length);
          expect(named.map(({ name }) => name)).toEqual(names.slice(0, 2));
        }
      }),
    );
  });
});
