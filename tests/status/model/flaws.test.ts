import { describe, expect, test } from 'vitest';

import { addFlaws } from '@/lib/status/model/flaws';
import { groupMaintenances } from '@/lib/status/notices/maintenance-groups';
import { isExpected } from '@/lib/status/model/maintenance';
import { affectedMonitors } from '@/lib/status/notices/notice-details';
import { listMonitors } from '@/lib/status/monitors/monitors-at-place';
import { openAnnouncementsOf, openMaintenancesOf } from '@/lib/status/verdict/open-notices';
import { toOverview } from '@/lib/status/overview/overview';
import { toPlaceList } from '@/lib/status/places/place-list';
import { toPlacePage } from '@/lib/status/places/place-page';
import { ongoingOf } from '@/lib/status/verdict/board-summary';
import { toTimeline } from '@/lib/status/notices/incident-timeline';
import { UNKNOWN_ID, type Flaw, type ItemFlaw, type Snapshot } from '@/lib/status/model/types';
import { createBoardFilter } from '@/lib/status/model/visible-board';
import { doubtOfBoard } from '@/lib/status/verdict/verdict';

import {
  announcementOf,
  freshOf,
  incidentOf,
  maintenanceOf,
  monitorOf,
  scopeOf,
  snapshotOf,
} from '../samples';

const render = (text: string) => ({ html: text, text });
const NOW = Date.parse('2026-03-02T09:00:00Z');
const unread = (field: string): readonly ItemFlaw[] => [{ kind: 'field', field, count: 1, problem: 'x' }];
const places = {
  scopes: freshOf([scopeOf(), scopeOf({ id: 2, name: 'us' })]),
  services: freshOf([scopeOf({ name: 'Payments' }), scopeOf({ id: 2, name: 'Search' })]),
};

describe('addFlaws', () => {
  const row: Flaw = { kind: 'row', field: null, count: 1 };
  const name: Flaw = { kind: 'field', field: 'name', count: 2 };

  test('adds up by kind and field, in an order independent of the input', () => {
    const scope: Flaw = { kind: 'field', field: 'scope', count: 1 };
    const sum = [{ ...row, count: 2 }, { ...name, count: 4 }, scope];
    expect(addFlaws([name, row, scope, name, row])).toEqual(sum);
    expect(addFlaws([row, name, row, name, scope])).toEqual(sum);
  });

  test('has an unknown count if one of them is unknown', () => {
    expect(addFlaws([row, { ...row, count: null }, row])).toEqual([{ ...row, count: null }]);
  });
});

describe('a monitor whose place could not be read', () => {
  const lost = monitorOf({ id: 9, scopeId: UNKNOWN_ID, status: 'ok', flaws: unread('scope') });
  const board = snapshotOf({
    ...places,
    monitors: { ...freshOf([monitorOf(), lost]), flaws: [{ kind: 'field', field: 'scope', count: 1 }] },
  });
  const flawsOf = (snapshot: Snapshot) => snapshot.sections.monitors.flaws;

  test('has its own line on the map', () => {
    const { map, verdict } = toOverview(board, render);
    expect(map?.columns).toContainEqual([UNKNOWN_ID, '?scope']);
    expect(verdict).toMatchObject({ kind: 'fine', monitors: 2 });
  });

  test('makes the page and the line of every possible place doubtful', () => {
    expect(toPlacePage(board, 'scopes', 1, render)?.verdict).toMatchObject({
      kind: 'doubtful',
      level: 'unknown',
    });
    expect(toPlaceList(board, 'scopes').items?.map(({ level }) => level)).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ]);
    // Its service could be read.
    expect(toPlacePage(board, 'services', 1, render)?.verdict).toMatchObject({ kind: 'fine' });
    expect(toPlacePage(board, 'services', 2, render)?.verdict).toMatchObject({ kind: 'empty' });
  });

  test('has a page', () => {
    expect(toPlacePage(board, 'scopes', UNKNOWN_ID, render)).toMatchObject({ place: { name: '?scope' } });
  });

  test('is hidden from viewers who see part of the board, and makes their board doubtful', () => {
    const cut = createBoardFilter({ areas: [{ scopes: ['1'], services: ['1'] }], showsInternal: false })(
      board,
    );
    expect(cut.sections.monitors.items.map(({ id }) => id)).toEqual([1]);
    expect(flawsOf(cut)).toEqual([{ kind: 'row', field: 'scope', count: null }]);
    expect(doubtOfBoard(cut.sections)).toBe('incomplete');
  });

  test('does not affect viewers who see no place that it may belong to', () => {
    const cut = createBoardFilter({ areas: [{ scopes: ['1'], services: ['2'] }], showsInternal: false })(
      board,
    );
    expect(flawsOf(cut)).toEqual([]);
  });

  test('is visible to viewers who see every scope, with its flaws', () => {
    const cut = createBoardFilter({ areas: [{ scopes: null, services: ['1'] }], showsInternal: false })(
      board,
    );
    expect(cut.sections.monitors.items).toHaveLength(2);
    expect(flawsOf(cut)).toEqual([{ kind: 'field', field: 'scope', count: 1 }]);
  });

  test('is not explained by a maintenance of another unknown place', () => {
    const down = { ...lost, status: 'alert' as const };
    const maintenance = maintenanceOf({ scopeId: UNKNOWN_ID });
    expect(isExpected(down, [maintenance])).toBe(false);
    const there = snapshotOf({ ...places, monitors: freshOf([down]), maintenances: freshOf([maintenance]) });
    expect(toOverview(there, render).verdict).toMatchObject({ level: 'alert', kind: 'places' });
    expect(listMonitors(there, () => true, 5)?.shown).toMatchObject([{ isExpected: false }]);
    expect(affectedMonitors(there, maintenance, false)).toBeNull();
  });
});

test('the number of unlisted rows is hidden from viewers who see part of the board', () => {
  const monitors = { ...freshOf([monitorOf()]), flaws: [{ kind: 'row', field: null, count: 3 }] as const };
  const cut = createBoardFilter({ areas: [{ scopes: ['1'], services: null }], showsInternal: false });
  expect(cut(snapshotOf({ monitors })).sections.monitors.flaws).toEqual([
    { kind: 'row', field: null, count: null },
  ]);
});

describe('an unreadable date', () => {
  test('sorts first, then by id', () => {
    const flaws = unread('start_impact_date');
    const incidents = freshOf([
      incidentOf({ id: 1 }),
      incidentOf({ id: 3, impactStartedAt: null, flaws }),
      incidentOf({ id: 2, impactStartedAt: null, flaws }),
    ]);
    expect(ongoingOf(snapshotOf({ incidents }))?.map(({ id }) => id)).toEqual([2, 3, 1]);
    const maintenances = freshOf([
      maintenanceOf({ id: 1 }),
      maintenanceOf({ id: 2, scheduledStartAt: null }),
      maintenanceOf({ id: 3, status: 'unknown' }),
    ]);
    expect(openMaintenancesOf(snapshotOf({ maintenances }))?.map(({ id }) => id)).toEqual([2, 1, 3]);
  });

  test('puts a maintenance among those with an unknown start', () => {
    const items = [maintenanceOf({ status: 'unknown', scheduledStartAt: null })];
    expect(groupMaintenances(items, NOW, 'UTC')).toMatchObject({ unknown: items, soon: [], later: [] });
  });

  test('of its end makes a maintenance explain nothing', () => {
    expect(isExpected(monitorOf({ status: 'alert' }), [maintenanceOf({ scheduledEndAt: null })])).toBe(false);
  });

  test('of its end leaves an announcement in force', () => {
    const announcements = freshOf([announcementOf({ endsAt: null })]);
    expect(openAnnouncementsOf(snapshotOf({ announcements }), NOW)).toHaveLength(1);
  });

  test('makes no skipped step and no duration', () => {
    const flaws = unread('investigation_date');
    const known = toTimeline(incidentOf({ flaws, stableAt: '2026-03-02T08:30:00Z' }), NOW);
    expect(known.steps.map(({ state }) => state)).toEqual(['reached', 'unknown', 'reached', 'pending']);
    expect(toTimeline(incidentOf({ impactStartedAt: null }), NOW).seconds).toBeNull();
    expect(toTimeline(incidentOf({ status: 'resolved', resolvedAt: null }), NOW).seconds).toBeNull();
  });
});

test('an ongoing incident with unknown severity or status affects the verdict', () => {
  const monitors = freshOf([monitorOf()]);
  for (const given of [
    { severity: 'unknown' },
    { severity: 'unknown', status: 'unknown' },
    { status: 'unknown' },
  ] as const) {
    const incidents = freshOf([incidentOf({ severity: 'high', ...given })]);
    expect(toOverview(snapshotOf({ monitors, incidents }), render).verdict).toMatchObject({
      level: 'warning',
      kind: 'incident',
    });
  }
});

test.each([
  ['rows that are in no list', { flaws: [{ kind: 'row', field: null, count: 1 }] }, 'incomplete'],
  [
    'rows that are counted and not listed',
    { flaws: [{ kind: 'missing', field: null, count: 1 }] },
    'incomplete',
  ],
  ['counts that disagree', { isProven: false }, 'unsettled'],
  ['fields that are shown as unknown', { flaws: [{ kind: 'field', field: 'name', count: 1 }] }, null],
] as const)('%s among monitors or incidents make the verdict %s', (_, given, doubt) => {
  const monitors = freshOf([monitorOf()]);
  for (const sections of [
    { monitors: { ...monitors, ...given } },
    { monitors, incidents: { ...freshOf([]), ...given } },
  ]) {
    const { verdict } = toOverview(snapshotOf(sections), render);
    expect(verdict).toMatchObject(
      doubt ? { kind: 'doubtful', level: 'unknown', doubt } : { kind: 'fine', level: 'ok' },
    );
  }
});
