import { describe, expect, test } from 'vitest';

import { toPlacePage } from '@/lib/status/places/place-page';
import { toMonitorPage } from '@/lib/status/monitors/monitor-page';

import { freshOf, incidentOf, maintenanceOf, monitorOf, scopeOf, snapshotOf, UNREAD } from '../samples';

const render = (markdown: string) => ({ html: `<p>${markdown}</p>`, text: markdown });
const snapshot = {
  ...snapshotOf({
    scopes: freshOf([scopeOf({ description: 'Ireland' }), scopeOf({ id: 2, name: 'us-east-1' })]),
    monitors: freshOf([
      monitorOf({ id: 1 }),
      monitorOf({ id: 2, status: 'alert', description: 'asks' }),
      monitorOf({ id: 3, scopeId: 2, status: 'warning' }),
    ]),
    incidents: freshOf([incidentOf({ id: 4 }), incidentOf({ id: 5, scopeId: 2 })]),
    maintenances: freshOf([maintenanceOf({ id: 6, scopeId: 2, serviceStatus: 'degraded' })]),
  }),
  changes: [
    {
      kind: 'monitor',
      at: '2026-03-02T08:10:00Z',
      id: 2,
      name: 'latency',
      scopeId: 1,
      serviceId: 1,
      from: 'ok',
      to: 'alert',
    },
  ] as const,
};

describe('toPlacePage', () => {
  test('is the filtered overview with its own verdict', () => {
    expect(toPlacePage(snapshot, 'scopes', 1, render)).toMatchObject({
      kind: 'scopes',
      place: { id: 1, name: 'eu-west-1', html: '<p>Ireland</p>' },
      verdict: { level: 'alert' },
      incidents: [{ id: 4 }],
      maintenances: [],
      monitors: { groups: [{ place: { scopeId: 1, serviceId: 1 }, monitors: [{ id: 2 }] }], others: 1 },
    });
    expect(toPlacePage(snapshot, 'scopes', 2, render)).toMatchObject({
      verdict: { level: 'warning', kind: 'incident', expected: 1 },
      monitors: { groups: [], others: 1 },
    });
    expect(toPlacePage(snapshot, 'services', 1, render)?.map?.columns).toHaveLength(2);
  });

  test('groups monitors with a problem by place, the worst place first', () => {
    const monitors = freshOf([
      monitorOf({ id: 1, status: 'warning' }),
      monitorOf({ id: 3, status: 'alert', scopeId: 2 }),
    ]);
    const page = toPlacePage(
      { ...snapshot, sections: { ...snapshot.sections, monitors } },
      'services',
      1,
      render,
    );
    const listed = page?.monitors?.groups.map(({ place, monitors }) => [
      place.scope,
      monitors.map(({ id }) => id),
    ]);
    expect(listed).toEqual([
      ['us-east-1', [3]],
      ['eu-west-1', [1]],
    ]);
  });

  test('can be filtered by the other dimension', () => {
    const within = { selection: { scopes: [2], services: [7] }, problems: [] };
    expect(toPlacePage(snapshot, 'services', 1, render, within)).toMatchObject({
      verdict: { level: 'warning' },
      monitors: { groups: [], others: 1 },
      selected: [
        { parameter: 'service', id: 1 },
        { parameter: 'scope', id: 2, name: 'us-east-1' },
      ],
    });
  });

  test('is null for an unknown place, unless places were never read', () => {
    expect(toPlacePage(snapshot, 'scopes', 9, render)).toBeNull();
    expect(toPlacePage(snapshotOf({ scopes: UNREAD }), 'scopes', 9, render)).toMatchObject({
      place: { name: '#9' },
    });
    const orphan = snapshotOf({ monitors: freshOf([monitorOf({ scopeId: 9 })]) });
    expect(toPlacePage(orphan, 'scopes', 9, render)).toMatchObject({ place: { name: '#9' } });
  });
});

describe('toMonitorPage', () => {
  test('has the changes of the monitor, and the open notices at its place', () => {
    expect(toMonitorPage(snapshot, 2, render)).toMatchObject({
      monitor: { id: 2, html: '<p>asks</p>', scope: 'eu-west-1', isExpected: false },
      incidents: [{ id: 4 }],
      maintenances: [],
      changes: [{ to: 'alert', service: 'Payments' }],
      siblings: { total: 1, troubled: 0, shown: [{ id: 1 }] },
    });
    expect(toMonitorPage(snapshot, 3, render)).toMatchObject({
      monitor: { isExpected: true },
      maintenances: [{ id: 6 }],
      changes: [],
    });
  });

  test('is null for an unknown monitor, unless monitors were never read', () => {
    expect(toMonitorPage(snapshot, 9, render)).toBeNull();
    expect(toMonitorPage(snapshotOf({ monitors: UNREAD }), 9, render)).toMatchObject({ monitor: null });
  });
});
