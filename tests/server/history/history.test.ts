import { describe, expect, test } from 'vitest';

import type { HistoryChange } from '@/lib/status/history/types';
import type { Product } from '@/lib/status/model/visibility';

import { freshOf, incidentOf, maintenanceOf, scopeOf } from '../../status/samples';
import { createPlace, createTime, ENGINES, openHistory, sharePostgres } from './engines';
import { monitorsOf, Story } from './readings';

const ALL: readonly Product[] = [{ scopes: null, services: null }];
const SECOND = 1_000;
const MINUTE = 60_000;

const describeChange = (change: HistoryChange): string => {
  const what = `${change.kind} ${change.id}`;
  if (change.kind === 'inventory') return `${change.of} ${change.id} ${change.change}`;
  return `${what} ${change.from}→${change.to}`;
};

const postgres = sharePostgres();

describe.each(ENGINES)('the history in %s', (engine) => {
  const open = async () => {
    const place = await createPlace(engine, postgres);
    const { time, clock } = createTime();
    const history = await openHistory(place, { clock });
    const changes = async (given = {}) => {
      const { changes: page } = await history.readChanges({ areas: ALL, limit: 100, ...given });
      return page.map(describeChange);
    };
    return { place, time, clock, history, story: new Story(history, time), changes };
  };

  test('records a change once, with when it was noticed and the observation before', async () => {
    const { time, story, history } = await open();
    await story.read(0, { monitors: freshOf(monitorsOf('ok', 'ok')) });
    await story.read(15 * SECOND, { monitors: freshOf(monitorsOf('ok', 'alert')) });
    await story.read(15 * SECOND, { monitors: freshOf(monitorsOf('ok', 'alert')) });
    const { changes, next } = await history.readChanges({ areas: ALL, limit: 10 });
    expect(next).toBeNull();
    expect(changes).toEqual([
      {
        kind: 'monitor',
        key: expect.any(String) as string,
        at: time.ms - 15 * SECOND,
        after: time.ms - 30 * SECOND,
        id: 2,
        name: 'check 2',
        scopeId: 2,
        serviceId: 1,
        from: 'ok',
        to: 'alert',
      },
    ]);
  });

  test('records what happened to incidents, maintenances and the inventory', async () => {
    const { story, changes } = await open();
    const active = incidentOf({ id: 7, status: 'active' });
    await story.read(0, {
      monitors: freshOf(monitorsOf('ok', 'ok')),
      incidents: freshOf([active]),
      maintenances: freshOf([]),
    });
    expect(await changes()).toEqual([]);
    await story.read(MINUTE, {
      incidents: freshOf([{ ...active, status: 'stable' }]),
      maintenances: freshOf([maintenanceOf({ id: 3, status: 'scheduled' })]),
    });
    await story.read(
      MINUTE,
      {
        services: freshOf([scopeOf({ id: 1, name: 'Payments and refunds' })]),
        monitors: freshOf(monitorsOf('ok')),
        incidents: freshOf([]),
      },
      { incidents: [{ ...active, status: 'resolved' }], maintenances: [] },
    );
    await story.read(MINUTE, {
      monitors: freshOf(monitorsOf('ok').map((monitor) => ({ ...monitor, scopeId: 2 }))),
      maintenances: freshOf([]),
    });
    expect(await changes()).toEqual([
      'maintenance 3 scheduled→null',
      'monitor 1 moved',
      'incident 7 stable→resolved',
      'service 1 renamed',
      'service 2 deleted',
      'monitor 2 deleted',
      'incident 7 active→stable',
      'maintenance 3 null→scheduled',
    ]);
  });

  test('deletes nothing that a doubtful list does not show', async () => {
    const { story, changes } = await open();
    await story.read(0, { monitors: freshOf(monitorsOf('ok', 'ok')) });
    await story.read(MINUTE, { monitors: { ...freshOf(monitorsOf('alert')), isProven: false } });
    expect(await changes()).toEqual(['monitor 1 ok→alert']);
  });

  test('continues after a restart: a change meanwhile is found, and the time without observation is a gap', async () => {
    const { place, time, clock, story, history } = await open();
    await story.read(0, { monitors: freshOf(monitorsOf('ok', 'warning')) });
    await history.close();
    const again = await openHistory(place, { clock });
    const before = time.ms;
    const later = new Story(again, time);
    await later.read(10 * MINUTE, { monitors: freshOf(monitorsOf('alert', 'warning')) });
    const page = await again.readChanges({ areas: ALL, limit: 10 });
    expect(page.changes).toMatchObject([{ id: 1, from: 'ok', to: 'alert', after: before, at: time.ms }]);
    expect(page.gaps).toEqual([{ from: before, until: time.ms, reason: 'stopped' }]);
    expect(await again.readGaps({ from: 0, until: time.ms })).toEqual(page.gaps);
  });

  test('names why the source was not observed', async () => {
    const { time, story, history } = await open();
    await story.read(0, { monitors: freshOf(monitorsOf('ok')) });
    const before = time.ms;
    await story.fail(15 * SECOND, 'monitors', 'unreachable');
    await story.read(10 * MINUTE, { monitors: freshOf(monitorsOf('ok')) });
    expect(await history.readGaps({ from: 0, until: time.ms })).toEqual([
      { from: before, until: time.ms, reason: 'unreachable' },
    ]);
  });

  test('knows since when every monitor has its status, across restarts and moves', async () => {
    const { place, time, clock, story, history } = await open();
    await story.read(0, { monitors: freshOf(monitorsOf('ok', 'alert', 'ok')) });
    await story.read(MINUTE, { monitors: freshOf(monitorsOf('warning', 'alert', 'ok')) });
    const changedAt = time.ms;
    const moved = monitorsOf('warning', 'alert', 'ok').map((monitor) => ({ ...monitor, scopeId: 2 }));
    await story.read(MINUTE, { monitors: freshOf(moved) });
    await history.close();
    const again = await openHistory(place, { clock });
    expect([...(await again.readStatusSince())].sort(([a], [b]) => a - b)).toEqual([
      [1, { status: 'warning', since: changedAt }],
      [2, { status: 'alert', since: null }],
      [3, { status: 'ok', since: null }],
    ]);
  });

  test('shows the board as it was', async () => {
    const { time, story, history } = await open();
    const start = time.ms;
    const incident = incidentOf({ id: 7, status: 'active' });
    await story.read(0, { monitors: freshOf(monitorsOf('ok', 'ok')) });
    await story.read(MINUTE, {
      monitors: freshOf(monitorsOf('ok', 'alert')),
      incidents: freshOf([incident]),
    });
    await story.read(
      MINUTE,
      {
        scopes: freshOf([scopeOf({ id: 1, name: 'Europe' }), scopeOf({ id: 2, name: 'us' })]),
        monitors: freshOf(monitorsOf('ok')),
        incidents: freshOf([]),
      },
      { incidents: [{ ...incident, status: 'resolved' }], maintenances: [] },
    );
    await story.read(10 * MINUTE, {});
    expect(await history.readBoardAt(start - 1)).toBeNull();
    const then = await history.readBoardAt(start + MINUTE + 30 * SECOND);
    expect(then).toMatchObject({
      observation: { state: 'observed', isProven: true },
      observedSince: new Date(start).toISOString(),
      sections: {
        scopes: { state: 'fresh', items: [{ name: 'eu' }, { name: 'us' }] },
        monitors: {
          items: [
            { id: 1, name: 'check 1', status: 'ok', since: null },
            { id: 2, name: 'check 2', status: 'alert', since: new Date(start + MINUTE).toISOString() },
          ],
        },
        incidents: { items: [{ id: 7, status: 'active', severity: 'high', comments: [] }] },
      },
    });
    expect(await history.readBoardAt(start + 2 * MINUTE)).toMatchObject({
      sections: { scopes: { items: [{ name: 'Europe' }, { name: 'us' }] }, incidents: { items: [] } },
    });
    expect(await history.readBoardAt(start + 5 * MINUTE)).toMatchObject({
      observation: { state: 'gap', gap: { from: start + 2 * MINUTE, until: start + 12 * MINUTE } },
      sections: { monitors: { state: 'stale', isProven: false, items: [{ id: 1 }] } },
    });
  });

  test('lists incidents that were open in a period, in their latest state', async () => {
    const { time, story, history } = await open();
    const start = time.ms;
    const incident = incidentOf({ id: 7, status: 'active' });
    await story.read(0, { incidents: freshOf([incident]) });
    await story.read(
      MINUTE,
      { incidents: freshOf([]) },
      {
        incidents: [{ ...incident, status: 'resolved', resolvedAt: '2026-11-20T10:01:00Z' }],
        maintenances: [],
      },
    );
    const read = (from: number, until: number) =>
      history.readNotices({ kind: 'incident', areas: ALL, period: { from, until } });
    expect(await read(start, start + 1)).toMatchObject([
      {
        kind: 'incident',
        isDeleted: false,
        seen: { from: start, until: time.ms },
        item: { status: 'resolved' },
      },
    ]);
    expect(await read(time.ms + 1, time.ms + 2)).toEqual([]);
  });

  test('stores names with any characters', async () => {
    const { story, history } = await open();
    const name = 'a\u0000b \u202E "\'; DROP TABLE history_items; -- 😀 \uD800';
    await story.read(0, { monitors: freshOf(monitorsOf('ok').map((monitor) => ({ ...monitor, name }))) });
    await story.read(MINUTE, {
      monitors: freshOf(monitorsOf('alert').map((monitor) => ({ ...monitor, name }))),
    });
    const { changes } = await history.readChanges({ areas: ALL, limit: 5, kinds: ['monitor'] });
    expect(changes[0]?.name).toContain('DROP TABLE');
    expect(history.recorder.health).toEqual({ problem: null, waitingBytes: 0, unsaved: 0 });
  });
});
