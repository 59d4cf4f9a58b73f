import { describe, expect, test } from 'vitest';

import { toPageStatus, toPlaceStatus, worstOfPlaces } from '@/lib/server/api/statuspage/page-status';
import type { Cell } from '@/lib/status/map/weather-map';
import { summarise, ongoingOf } from '@/lib/status/verdict/board-summary';

import { countsOf, freshOf, incidentOf, maintenanceOf, monitorOf, snapshotOf } from '../../../status/samples';

const cellOf = (given: Partial<Cell> = {}): Cell => ({
  serviceId: 1,
  scopeId: 1,
  status: 'ok',
  counts: countsOf({ ok: 2 }),
  expected: 0,
  maintenance: null,
  since: null,
  ...given,
});
const CERTAIN = { isCertain: true, isCurrent: true };
const UNKNOWN = ['degraded_performance', 'Status unknown'];

describe('the status of a component', () => {
  test.each([
    ['operational', cellOf()],
    ['degraded_performance', cellOf({ status: 'warning', counts: countsOf({ ok: 1, warning: 1 }) })],
    ['partial_outage', cellOf({ status: 'alert', counts: countsOf({ ok: 1, alert: 1 }) })],
    ['major_outage', cellOf({ status: 'alert', counts: countsOf({ alert: 2 }) })],
    ['under_maintenance', cellOf({ maintenance: 'in-progress' })],
    ['under_maintenance', cellOf({ counts: countsOf(), expected: 2 })],
    ['major_outage', cellOf({ status: 'alert', counts: countsOf({ alert: 1 }), maintenance: 'overrunning' })],
  ])('is %s', (status, cell) => {
    expect(toPlaceStatus(cell, CERTAIN)).toEqual({ status, description: null });
  });

  test('is never operational if a monitor is unknown, or if data is contradictory or outdated', () => {
    const unknown = cellOf({ status: 'unknown', counts: countsOf({ ok: 1, unknown: 1 }) });
    for (const place of [
      toPlaceStatus(unknown, CERTAIN),
      toPlaceStatus(cellOf(), { isCertain: false, isCurrent: true }),
      toPlaceStatus(cellOf(), { isCertain: true, isCurrent: false }),
    ])
      expect([place.status, place.description]).toEqual(UNKNOWN);
  });

  test('of a group is that of its worst component', () => {
    const known = { status: 'degraded_performance', description: null } as const;
    const unknown = { status: 'degraded_performance', description: 'Status unknown' } as const;
    const ok = { status: 'operational', description: null } as const;
    expect(worstOfPlaces([ok, unknown])).toBe(unknown);
    expect(worstOfPlaces([unknown, known, ok])).toBe(known);
    expect(worstOfPlaces([known, { status: 'partial_outage', description: null }]).status).toBe(
      'partial_outage',
    );
  });
});

describe('the indicator', () => {
  const statusOf = (sections: Parameters<typeof snapshotOf>[0], isCurrent = true) => {
    const snapshot = snapshotOf(sections);
    const { summary, map } = summarise(snapshot);
    return toPageStatus(summary.verdict, { map, ongoing: ongoingOf(snapshot) ?? [], isCurrent });
  };
  const monitors = freshOf([monitorOf()]);

  test('is none only for a certain, current, ok board', () => {
    expect(statusOf({ monitors })).toEqual({ indicator: 'none', description: 'All Systems Operational' });
    const unknown = { indicator: 'minor', description: 'Status unknown' };
    expect(statusOf({ monitors }, false)).toEqual(unknown);
    expect(statusOf({ monitors: { ...monitors, isProven: false } })).toEqual(unknown);
    expect(statusOf({ monitors: freshOf([]) })).toEqual(unknown);
    expect(statusOf({ monitors: freshOf([monitorOf({ status: 'unknown' })]) })).toEqual(unknown);
  });

  test('follows the verdict', () => {
    const two = (status: 'warning' | 'alert') =>
      freshOf([monitorOf({ status }), monitorOf({ id: 2, scopeId: 2 })]);
    expect(statusOf({ monitors: two('warning') }).indicator).toBe('minor');
    expect(statusOf({ monitors: two('alert') }).indicator).toBe('major');
    expect(statusOf({ monitors: freshOf([monitorOf({ status: 'alert' })]) }).indicator).toBe('critical');
    const incidents = freshOf([incidentOf({ severity: 'critical' })]);
    expect(statusOf({ monitors, incidents }).indicator).toBe('critical');
    expect(statusOf({ monitors, maintenances: freshOf([maintenanceOf()]) }).indicator).toBe('maintenance');
  });
});
