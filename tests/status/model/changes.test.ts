import { describe, expect, test } from 'vitest';

import { toWeatherMap } from '@/lib/status/map/weather-map';
import type { Snapshot, Transition } from '@/lib/status/model/types';
import { toOverview as overviewOf } from '@/lib/status/overview/overview';

import { monitorOf, snapshotOf } from '../samples';

const toOverview = (snapshot: Snapshot) => overviewOf(snapshot, (text) => ({ html: text, text }));
const gap: Transition = { kind: 'gap', at: '2026-03-02T08:10:00Z', since: '2026-03-02T07:00:00Z' };
const failed: Transition = {
  kind: 'monitor',
  at: '2026-03-02T08:11:00Z',
  id: 1,
  name: 'checkout http',
  scopeId: 1,
  serviceId: 9,
  from: 'ok',
  to: 'alert',
};

describe('the latest changes', () => {
  test('have place names, or ids if the name is unknown', () => {
    const { changes } = toOverview({ ...snapshotOf({}), changes: [failed, gap] });
    expect(changes).toMatchObject([{ ...failed, scope: expect.any(String) as string, service: '#9' }, gap]);
  });

  test('are limited in number', () => {
    expect(
      toOverview({ ...snapshotOf({}), changes: Array.from({ length: 50 }, () => gap) }).changes,
    ).toHaveLength(12);
  });
});

describe('a cell in trouble', () => {
  const cellOf = (...monitors: readonly { status: 'ok' | 'warning' | 'alert'; since: string | null }[]) =>
    toWeatherMap({
      scopes: [],
      services: [],
      maintenances: [],
      monitors: monitors.map((state, index) => monitorOf({ name: 'm', id: index + 1, ...state })),
    }).rows[0]?.cells[0];

  test('shows since when, by the monitor that has had its status the longest', () => {
    const later = { status: 'alert', since: '2026-03-02T08:11:00Z' } as const;
    const earlier = { status: 'alert', since: '2026-03-02T08:10:00Z' } as const;
    const warning = { status: 'warning', since: '2026-03-01T00:00:00Z' } as const;
    expect(cellOf(warning, later, earlier)).toMatchObject({ status: 'alert', since: earlier.since });
  });

  test('shows no start if the status began before observation', () => {
    expect(cellOf({ status: 'warning', since: null })).toMatchObject({ status: 'warning', since: null });
  });
});
