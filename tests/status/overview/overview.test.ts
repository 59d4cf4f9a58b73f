import { describe, expect, test } from 'vitest';

import { toOverview as overviewOf } from '@/lib/status/overview/overview';
import type { Snapshot } from '@/lib/status/model/types';

import {
  announcementOf,
  countsOf,
  freshOf,
  incidentOf,
  maintenanceOf,
  monitorOf,
  snapshotOf,
  UNREAD,
} from '../samples';

const render = (markdown: string) => ({ html: `<p>${markdown}</p>`, text: markdown });
const toOverview = (snapshot: Snapshot) => overviewOf(snapshot, render);
const idsOf = (items: readonly { id: number }[] | null) => items?.map(({ id }) => id);

describe('toOverview', () => {
  test('has the board summary and section states, but no list of monitors', () => {
    const monitors = {
      ...freshOf([monitorOf({ name: 'only in the list' })]),
      state: 'stale',
      problem: 'refused',
    } as const;
    const overview = toOverview(snapshotOf({ monitors }));
    expect(overview).toMatchObject({
      version: 'v1',
      title: 'Production',
      timeZone: 'UTC',
      intervalSeconds: 15,
    });
    expect(overview.sections.monitors).toEqual({
      state: 'stale',
      problem: 'refused',
      isProven: true,
      flaws: [],
    });
    expect(overview.counts).toEqual(countsOf({ ok: 1 }));
    expect(JSON.stringify(overview)).not.toContain('only in the list');
  });

  test('distinguishes never read from empty', () => {
    const read = toOverview(snapshotOf());
    expect(read).toMatchObject({ map: { rows: [] }, incidents: [], maintenances: [], announcements: [] });
    const unread = toOverview(
      snapshotOf({ monitors: UNREAD, incidents: UNREAD, maintenances: UNREAD, announcements: UNREAD }),
    );
    expect(unread).toMatchObject({ map: null, incidents: null, maintenances: null, announcements: null });
    expect(unread.verdict.kind).toBe('unread');
  });

  test('shows the last items of a stale section', () => {
    const incidents = { ...freshOf([incidentOf()]), state: 'stale', problem: 'unreachable' } as const;
    expect(idsOf(toOverview(snapshotOf({ incidents })).incidents)).toEqual([1]);
  });

  test('has place names, or ids if the name is unknown', () => {
    const incidents = freshOf([incidentOf(), incidentOf({ id: 2, scopeId: 8, serviceId: 9 })]);
    expect(toOverview(snapshotOf({ incidents })).incidents).toMatchObject([
      { scope: 'eu-west-1', service: 'Payments' },
      { scope: '#8', service: '#9' },
    ]);
  });

  test('sorts ongoing incidents by severity, then age, then id', () => {
    const incidents = freshOf([
      incidentOf({ id: 1, severity: 'minor' }),
      incidentOf({ id: 2, severity: 'critical', status: 'resolved' }),
      incidentOf({ id: 3, severity: 'high', impactStartedAt: '2026-03-02T09:00:00Z' }),
      incidentOf({ id: 5, severity: 'high', impactStartedAt: '2026-03-01T09:00:00Z', status: 'unknown' }),
      incidentOf({ id: 4, severity: 'high', impactStartedAt: '2026-03-01T09:00:00Z', status: 'stable' }),
      incidentOf({ id: 6, severity: 'critical' }),
    ]);
    const overview = toOverview(snapshotOf({ incidents }));
    expect(idsOf(overview.incidents)).toEqual([6, 4, 5, 3, 1]);
  });

  test('ignores resolved incidents in the verdict', () => {
    const incidents = freshOf([incidentOf({ severity: 'critical', status: 'resolved' })]);
    const { verdict } = toOverview(snapshotOf({ incidents, monitors: freshOf([monitorOf()]) }));
    expect(verdict.level).toBe('ok');
  });

  test('sorts open maintenances: overrunning, in progress, then by scheduled start', () => {
    const maintenances = freshOf([
      maintenanceOf({ id: 1, status: 'scheduled', scheduledStartAt: '2026-03-04T00:00:00Z' }),
      maintenanceOf({ id: 2, status: 'unknown', scheduledStartAt: '2026-03-03T00:00:00Z' }),
      maintenanceOf({ id: 3, status: 'succeed' }),
      maintenanceOf({ id: 4, status: 'failed' }),
      maintenanceOf({ id: 5, status: 'canceled' }),
      maintenanceOf({ id: 6 }),
      maintenanceOf({ id: 7, isOverrunning: true, scheduledStartAt: '2026-03-02T08:30:00Z' }),
    ]);
    expect(idsOf(toOverview(snapshotOf({ maintenances })).maintenances)).toEqual([7, 6, 2, 1]);
  });

  test('sorts announcements in force by level, then start', () => {
    const announcements = freshOf([
      announcementOf({ id: 1, level: 'unknown' }),
      announcementOf({ id: 2, level: 'low' }),
      announcementOf({ id: 3, level: 'high', isInForce: false }),
      announcementOf({ id: 4, level: 'high', startsAt: '2026-03-02T00:00:00Z' }),
      announcementOf({ id: 5, level: 'high', startsAt: '2026-03-01T00:00:00Z' }),
      announcementOf({ id: 6, level: 'medium' }),
    ]);
    expect(idsOf(toOverview(snapshotOf({ announcements })).announcements)).toEqual([5, 4, 6, 2, 1]);
  });

  test('marks maintenances on the map, and has none if they were never read', () => {
    const monitors = freshOf([monitorOf({ status: 'alert' })]);
    const known = toOverview(snapshotOf({ monitors, maintenances: freshOf([maintenanceOf()]) }));
    expect(known.verdict).toMatchObject({ level: 'ok', expected: 1 });
    const unknown = toOverview(snapshotOf({ monitors, maintenances: UNREAD }));
    expect(unknown.verdict).toMatchObject({ level: 'alert', expected: 0 });
  });
});
