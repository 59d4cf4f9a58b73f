import { describe, expect, test } from 'vitest';

import { toTransitions } from '@/lib/status/model/to-transitions';
import type { Incident, Maintenance, Monitor, Section, Sections } from '@/lib/status/model/types';

import { freshOf, incidentOf, maintenanceOf, monitorOf, snapshotOf, UNREAD } from '../samples';

const AT = '2026-03-02T09:00:00.000Z';

const change = (previous: Partial<Sections>, next: Partial<Sections>) =>
  toTransitions(snapshotOf(previous).sections, snapshotOf(next).sections, AT);
const monitors = (...items: Monitor[]) => ({ monitors: freshOf(items) });
const incidents = (...items: Incident[]) => ({ incidents: freshOf(items) });
const maintenances = (...items: Maintenance[]) => ({ maintenances: freshOf(items) });

describe('toTransitions', () => {
  test('returns nothing if nothing changed', () => {
    const same = {
      ...monitors(monitorOf({ status: 'alert' })),
      ...incidents(incidentOf()),
      ...maintenances(maintenanceOf({ isOverrunning: true })),
    };
    expect(change(same, same)).toEqual([]);
  });

  test('reports a monitor with its previous and new status', () => {
    expect(change(monitors(monitorOf()), monitors(monitorOf({ status: 'alert' })))).toEqual([
      { kind: 'monitor', at: AT, id: 1, name: 'latency', scopeId: 1, serviceId: 1, from: 'ok', to: 'alert' },
    ]);
  });

  test('ignores monitors that appear or disappear', () => {
    expect(change(monitors(monitorOf({ id: 1 })), monitors(monitorOf({ id: 2, status: 'alert' })))).toEqual(
      [],
    );
  });

  test.each([
    [undefined, 'active', 'opened', null],
    ['active', 'stable', 'moved', 'active'],
    ['stable', 'active', 'moved', 'stable'],
    ['stable', 'resolved', 'resolved', 'stable'],
  ] as const)('reports an incident that goes from %s to %s as %s', (before, to, kind, from) => {
    const previous = before ? [incidentOf({ status: before })] : [];
    expect(change(incidents(...previous), incidents(incidentOf({ status: to })))).toEqual([
      expect.objectContaining({ kind: 'incident', change: kind, from, to, at: AT }),
    ]);
  });

  test.each([
    [{ status: 'scheduled' }, { status: 'in-progress' }, 'started'],
    [null, { status: 'in-progress' }, 'started'],
    [{ status: 'in-progress' }, { status: 'succeed' }, 'ended'],
    [{ status: 'scheduled' }, { status: 'canceled' }, 'ended'],
    [{ isOverrunning: false }, { isOverrunning: true }, 'overran'],
  ] as const)('reports a maintenance that goes from %o to %o as %s', (before, after, kind) => {
    const previous = before ? [maintenanceOf(before)] : [];
    const next = maintenanceOf(after);
    expect(change(maintenances(...previous), maintenances(next))).toEqual([
      expect.objectContaining({ kind: 'maintenance', change: kind, to: next.status, at: AT }),
    ]);
  });

  test.each([
    [null, { status: 'scheduled' }],
    [{ isOverrunning: true }, { isOverrunning: false }],
  ] as const)('ignores a maintenance that goes from %o to %o', (before, after) => {
    const previous = before ? [maintenanceOf(before)] : [];
    expect(change(maintenances(...previous), maintenances(maintenanceOf(after)))).toEqual([]);
  });

  test('returns nothing for a first or failed read', () => {
    const ill: Section<Monitor> = freshOf([monitorOf({ status: 'alert' })]);
    const well = freshOf([monitorOf()]);
    expect(change({ incidents: UNREAD }, incidents(incidentOf()))).toEqual([]);
    expect(change({ monitors: well }, { monitors: { ...ill, state: 'stale' } })).toEqual([]);
    expect(change({ monitors: { ...well, state: 'stale' } }, { monitors: ill })).toHaveLength(1);
  });
});
