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

describe('the transitions between two looks', () => {
  test('are none where nothing changed', () => {
    const same = {
      ...monitors(monitorOf({ status: 'alert' })),
      ...incidents(incidentOf()),
      ...maintenances(maintenanceOf({ isOverrunning: true })),
    };
    expect(change(same, same)).toEqual([]);
  });

  test('tell of a monitor from which status to which', () => {
    expect(change(monitors(monitorOf()), monitors(monitorOf({ status: 'alert' })))).toEqual([
      { kind: 'monitor', at: AT, id: 1, name: 'latency', scopeId: 1, serviceId: 1, from: 'ok', to: 'alert' },
    ]);
  });

  test('tell nothing of monitors that came or went', () => {
    expect(change(monitors(monitorOf({ id: 1 })), monitors(monitorOf({ id: 2, status: 'alert' })))).toEqual(
      [],
    );
  });

  test.each([
    [undefined, 'active', 'opened', null],
    ['active', 'stable', 'moved', 'active'],
    ['stable', 'active', 'moved', 'stable'],
    ['stable', 'resolved', 'resolved', 'stable'],
  ] as const)('tell of an incident from %s to %s that it %s', (before, to, kind, from) => {
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
  ] as const)('tell of a maintenance from %o to %o that it %s', (before, after, kind) => {
    const previous = before ? [maintenanceOf(before)] : [];
    const next = maintenanceOf(after);
    expect(change(maintenances(...previous), maintenances(next))).toEqual([
      expect.objectContaining({ kind: 'maintenance', change: kind, to: next.status, at: AT }),
    ]);
  });

  test.each([
    [null, { status: 'scheduled' }],
    [{ isOverrunning: true }, { isOverrunning: false }],
  ] as const)('tell nothing of a maintenance from %o to %o', (before, after) => {
    const previous = before ? [maintenanceOf(before)] : [];
    expect(change(maintenances(...previous), maintenances(maintenanceOf(after)))).toEqual([]);
  });

  test('are none at the first look, and none at one that failed', () => {
    const ill: Section<Monitor> = freshOf([monitorOf({ status: 'alert' })]);
    const well = freshOf([monitorOf()]);
    expect(change({ incidents: UNREAD }, incidents(incidentOf()))).toEqual([]);
    expect(change({ monitors: well }, { monitors: { ...ill, state: 'stale' } })).toEqual([]);
    expect(change({ monitors: { ...well, state: 'stale' } }, { monitors: ill })).toHaveLength(1);
  });
});
