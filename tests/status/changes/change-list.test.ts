import { describe, expect, test } from 'vitest';

import { toChangeList } from '@/lib/status/changes/change-list';
import { parseChangeQuery, toChangeSearch } from '@/lib/status/changes/change-query';
import { changeKeys, toneOf } from '@/lib/status/changes/placed-change';
import { createBoardFilter } from '@/lib/status/model/visible-board';
import type { Transition } from '@/lib/status/model/types';

import { freshOf, scopeOf, snapshotOf } from '../samples';

const at = (minute: number) => new Date(Date.parse('2026-03-02T12:00:00Z') - minute * 60_000).toISOString();
const subject = { id: 1, name: 'Latency Zürich', scopeId: 1, serviceId: 1 };
const failed: Transition = { kind: 'monitor', at: at(1), ...subject, from: 'ok', to: 'alert' };
const opened: Transition = {
  kind: 'incident',
  at: at(2),
  ...subject,
  name: 'Cards are declined',
  scopeId: 2,
  change: 'opened',
  from: null,
  to: 'active',
};
const gap: Transition = { kind: 'gap', at: at(3), since: at(9) };
const ended: Transition = {
  kind: 'maintenance',
  at: at(4),
  ...subject,
  name: 'Move',
  serviceId: 2,
  change: 'ended',
  to: 'succeed',
};

const boardOf = (changes: readonly Transition[]) => ({
  ...snapshotOf({
    scopes: freshOf([scopeOf(), scopeOf({ id: 2, name: 'us-east-1' })]),
    services: freshOf([scopeOf({ name: 'Payments' }), scopeOf({ id: 2, name: 'Search' })]),
  }),
  changes,
});
const board = boardOf([failed, opened, gap, ended]);
const listOf = (search: string, snapshot = board) => toChangeList(snapshot, new URLSearchParams(search));
const kindsOf = (search: string) => listOf(search).changes.map(({ kind }) => kind);

describe('the list of changes', () => {
  test.each([
    ['', ['monitor', 'incident', 'gap', 'maintenance'], 3],
    ['kind=monitor', ['monitor', 'gap'], 1],
    ['kind=incident&kind=maintenance', ['incident', 'gap', 'maintenance'], 2],
    ['status=succeed', ['gap', 'maintenance'], 1],
    ['status=alert&status=active', ['monitor', 'incident', 'gap'], 2],
    ['scope=us-east-1', ['incident', 'gap'], 1],
    ['service=2', ['gap', 'maintenance'], 1],
    ['q=zurich', ['monitor', 'gap'], 1],
    ['q=nothing', ['gap'], 0],
  ])('filtered by "%s" contains what matches, and the gaps', (search, kinds, total) => {
    expect(kindsOf(search)).toEqual(kinds);
    expect(listOf(search)).toMatchObject({ total, isFiltered: search !== '', problems: [] });
  });

  test('names the places', () => {
    expect(listOf('').changes[0]).toMatchObject({ scope: 'eu-west-1', service: 'Payments' });
  });

  test('reports invalid filters and ignores them', () => {
    const { problems, total } = listOf('kind=weather&status=bad&scope=nope&page=x');
    expect(problems.map(({ parameter }) => parameter).toSorted()).toEqual([
      'kind',
      'page',
      'scope',
      'status',
    ]);
    expect(total).toBe(3);
  });

  test('has pages, and returns the last one for a page past the end', () => {
    const many = boardOf(Array.from({ length: 120 }, (_, index) => ({ ...failed, at: at(index) })));
    expect(listOf('', many)).toMatchObject({ page: 1, pages: 3, total: 120 });
    expect(listOf('', many).changes).toHaveLength(50);
    expect(listOf('page=2', many).changes[0]?.at).toBe(at(50));
    for (const page of ['3', '9']) expect(listOf(`page=${page}`, many).changes.at(-1)?.at).toBe(at(119));
  });

  test('contains and counts only what the viewer may see', () => {
    const visible = createBoardFilter({ areas: [{ scopes: ['2'], services: null }], showsInternal: false });
    const list = toChangeList(visible(board), new URLSearchParams());
    expect(list.changes.map(({ kind }) => kind)).toEqual(['incident', 'gap']);
    expect(list.total).toBe(1);
    expect(list.scopes.map(({ id }) => id)).toEqual([2]);
  });
});

test('a query of the list of changes survives its address', () => {
  const search = 'q=a+b&kind=monitor&status=alert&status=unknown&scope=1&service=2&page=3';
  expect(toChangeSearch(parseChangeQuery(new URLSearchParams(search), board.sections).query)).toBe(search);
});

describe('the key of a change', () => {
  test('stays when newer changes are added, so that focus stays on its link', () => {
    const before = [opened, gap, ended];
    expect(changeKeys([failed, ...before]).slice(1)).toEqual(changeKeys(before));
  });

  test('differs between equal changes, and stays when another equal one is added', () => {
    const keys = changeKeys([failed, failed, gap, gap]);
    expect(new Set(keys).size).toBe(4);
    expect(changeKeys([failed, failed, failed, gap, gap]).slice(1)).toEqual(keys);
  });
});

describe('the glyph of a change', () => {
  const moved = { ...opened, change: 'moved' } as const;
  test.each([
    [failed, 'alert'],
    [{ ...failed, to: 'ok' }, 'ok'],
    [opened, 'alert'],
    [{ ...moved, to: 'stable' }, 'warning'],
    [{ ...moved, change: 'resolved', to: 'resolved' }, 'ok'],
    [{ ...moved, to: 'unknown' }, 'unknown'],
    [{ ...ended, change: 'started', to: 'in-progress' }, 'maintenance'],
    [{ ...ended, change: 'overran', to: 'in-progress' }, 'warning'],
    [ended, 'ok'],
    [{ ...ended, to: 'failed' }, 'warning'],
    [{ ...ended, to: 'unknown' }, 'unknown'],
    [gap, 'unknown'],
  ] as const)('fits the new state (%#)', (change, glyph) => {
    expect(toneOf(change)).toBe(glyph);
  });
});
