import { describe, expect, test } from 'vitest';

import { toPlaceDetails } from '@/lib/status/places/place-details';

import { freshOf, incidentOf, maintenanceOf, monitorOf, scopeOf, snapshotOf, UNREAD } from '../samples';

const render = (markdown: string) => ({ html: markdown, text: markdown });
const here = { scopeId: 1, serviceId: 1 };
const since = '2026-03-02T08:30:00Z';
const snapshot = {
  ...snapshotOf({
    scopes: freshOf([scopeOf(), scopeOf({ id: 2, name: 'us-east-1' })]),
    monitors: freshOf([
      monitorOf({ id: 1 }),
      monitorOf({ id: 2, status: 'alert', since }),
      monitorOf({ id: 3, scopeId: 2, status: 'warning' }),
    ]),
    incidents: freshOf([incidentOf({ id: 4 }), incidentOf({ id: 5, scopeId: 2 })]),
    maintenances: freshOf([
      maintenanceOf({ id: 6, scopeId: 2 }),
      maintenanceOf({ id: 7, serviceStatus: 'up' }),
    ]),
  }),
  changes: [
    { kind: 'monitor', at: since, id: 2, name: 'latency', ...here, from: 'ok', to: 'alert' },
    {
      kind: 'monitor',
      at: since,
      id: 3,
      name: 'latency',
      scopeId: 2,
      serviceId: 1,
      from: 'ok',
      to: 'warning',
    },
  ] as const,
};

describe('toPlaceDetails', () => {
  test('has the state, monitors, notices and changes of the place only', () => {
    expect(toPlaceDetails(snapshot, here, render)).toMatchObject({
      place: { scope: 'eu-west-1', service: 'Payments' },
      verdict: { level: 'alert', kind: 'places' },
      since,
      monitors: { total: 2, troubled: 1, shown: [{ id: 2 }, { id: 1 }] },
      incidents: [{ id: 4 }],
      maintenances: [{ id: 7 }],
      changes: [{ id: 2 }],
    });
  });

  test('starts with the impact of the incident that raises its verdict', () => {
    const quiet = snapshotOf({ monitors: freshOf([monitorOf()]), incidents: freshOf([incidentOf()]) });
    expect(toPlaceDetails(quiet, here, render)).toMatchObject({
      verdict: { kind: 'incident' },
      since: incidentOf().impactStartedAt,
    });
  });

  test('has no start while it is fine', () => {
    const fine = snapshotOf({ monitors: freshOf([monitorOf()]) });
    expect(toPlaceDetails(fine, here, render)).toMatchObject({ verdict: { kind: 'fine' }, since: null });
  });

  test('is empty, not ok, without monitors', () => {
    expect(toPlaceDetails(snapshotOf(), here, render)).toMatchObject({
      verdict: { level: 'empty' },
      monitors: { total: 0 },
    });
  });

  test('is null if the service or scope does not exist and nothing is there', () => {
    expect(toPlaceDetails(snapshot, { scopeId: 9, serviceId: 1 }, render)).toBeNull();
    expect(toPlaceDetails(snapshot, { scopeId: 1, serviceId: 9 }, render)).toBeNull();
    expect(toPlaceDetails(snapshot, { scopeId: 9, serviceId: 9 }, render)).toBeNull();
  });

  test('exists for an item of an unlisted scope, and while scopes were never read', () => {
    const orphan = snapshotOf({ monitors: freshOf([monitorOf({ scopeId: 9 })]) });
    expect(toPlaceDetails(orphan, { scopeId: 9, serviceId: 1 }, render)).toMatchObject({
      place: { scope: '#9' },
    });
    const unread = snapshotOf({ scopes: UNREAD, services: UNREAD, monitors: UNREAD });
    expect(toPlaceDetails(unread, here, render)).toMatchObject({
      verdict: { kind: 'unread' },
      monitors: null,
    });
  });
});
