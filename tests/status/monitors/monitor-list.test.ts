import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { isProblem, toMonitorItems } from '@/lib/status/monitors/monitor-items';
import { toMonitorList } from '@/lib/status/monitors/monitor-list';
import { parseMonitorQuery, toMonitorDataQuery, toMonitorSearch } from '@/lib/status/monitors/monitor-query';
import { createMonitorSearch, toEntries } from '@/lib/status/monitors/monitor-search';

import { freshOf, maintenanceOf, monitorOf, scopeOf, snapshotOf, UNREAD } from '../samples';

const statuses = ['ok', 'alert', 'warning', 'unknown'] as const;
const snapshot = snapshotOf({
  scopes: freshOf([scopeOf(), scopeOf({ id: 2, name: 'us-east-1' })]),
  services: freshOf([scopeOf({ name: 'Payments' }), scopeOf({ id: 2, name: 'Réplication' })]),
  monitors: freshOf([
    monitorOf({ id: 1, name: 'b10', integration: 'http', reference: 'chk-1' }),
    monitorOf({ id: 2, name: 'b9', integration: 'datadog' }),
    monitorOf({ id: 3, name: 'c', status: 'alert', scopeId: 2, serviceId: 2 }),
    monitorOf({
      id: 4,
      name: 'a',
      status: 'alert',
      url: 'https://db7.example.com/checks',
      description: 'Łódź',
    }),
    monitorOf({ id: 5, name: 'd', status: 'unknown', scopeId: 2 }),
  ]),
  maintenances: freshOf([maintenanceOf({ scopeId: 2, serviceId: 2 })]),
});
const listOf = (search: string, given = snapshot) => toMonitorList(given, new URLSearchParams(search), false);
const idsOf = (search: string) => listOf(search).items?.map(({ id }) => id);

describe('toMonitorList', () => {
  test('sorts problems first, then expected monitors, then by name', () => {
    expect(idsOf('')).toEqual([4, 5, 3, 2, 1]);
    expect(toMonitorItems(snapshot)?.filter(isProblem)).toHaveLength(2);
  });

  test.each([
    ['status=alert&status=unknown', [4, 5, 3]],
    ['scope=us-east-1', [5, 3]],
    ['scope=2&service=2', [3]],
    ['integration=HTTP&integration=datadog', [2, 1]],
    ['q=b1', [1]],
    ['q=CHK-1', [1]],
    ['q=replication', [3]],
    ['q=east+payments', [5]],
    ['q=db7.example.com', [4]],
    ['q=/checks', [4]],
    ['q=lodz', [4]],
    ['q=nothing', []],
    ['status=&scope=&q=+', [4, 5, 3, 2, 1]],
  ])('filters by %s', (search, ids) => {
    expect(idsOf(search)).toEqual(ids);
  });

  test('sends links and descriptions only to a browser that searches', () => {
    const alsoOf = (isWhole: boolean, hasTexts: boolean) =>
      toMonitorList(snapshot, new URLSearchParams('q=lodz'), isWhole, hasTexts).items?.find(
        ({ id }) => id === 4,
      )?.also;
    expect(alsoOf(true, true)).toBe('https://db7.example.com/checks\nŁódź');
    expect([alsoOf(true, false), alsoOf(false, false)]).toEqual([undefined, undefined]);
    expect(['q=+', 'status=ok', 'q=lodz&page=2'].map(toMonitorDataQuery)).toEqual([
      'all=1',
      'all=1',
      'all=text',
    ]);
  });

  test('ignores and reports invalid filters', () => {
    const list = listOf('');
    const { query, problems } = parseMonitorQuery(
      new URLSearchParams('status=bad&status=ok&scope=nope&integration=x&group=week&page=0'),
      list,
    );
    expect(query.statuses).toEqual(['ok']);
    expect(problems.map(({ parameter }) => parameter).toSorted()).toEqual([
      'group',
      'integration',
      'page',
      'scope',
      'status',
    ]);
  });

  test('groups by place, most problems first', () => {
    const { items } = listOf('group=service');
    expect(toEntries(items ?? [], 'service').map(({ key }) => key)).toEqual([
      'g1',
      'm4',
      'm5',
      'm2',
      'm1',
      'g2',
      'm3',
    ]);
    expect(toEntries(items ?? [], 'none')).toHaveLength(5);
  });

  test('has pages, and returns the last one for a page past the end', () => {
    const many = snapshotOf({
      monitors: freshOf(Array.from({ length: 250 }, (_, n) => monitorOf({ id: n + 1, name: `m${n + 1}` }))),
    });
    expect(listOf('page=2', many)).toMatchObject({ isWhole: false, total: 250, matching: 250 });
    expect(listOf('page=2', many).items?.[0]).toMatchObject({ name: 'm51' });
    for (const page of ['5', '9']) expect(listOf(`page=${page}`, many).items).toHaveLength(50);
    for (const page of ['5', '9'])
      expect(
        listOf(`page=${page}`, many)
          .items?.map(({ name }) => name)
          .at(-1),
      ).toBe('m250');
    expect(toMonitorList(many, new URLSearchParams('q=x'), true)).toMatchObject({
      isWhole: true,
      matching: 250,
    });
  });

  test('distinguishes never read from empty', () => {
    expect(listOf('', snapshotOf({ monitors: UNREAD })).items).toBeNull();
    expect(listOf('', snapshotOf()).items).toEqual([]);
  });

  test('keeps every monitor when grouping, and parses its own query', () => {
    const monitors = fc.uniqueArray(
      fc.record({
        id: fc.integer({ min: 1, max: 99 }),
        scopeId: fc.integer({ min: 1, max: 3 }),
        serviceId: fc.integer({ min: 1, max: 3 }),
        status: fc.constantFrom(...statuses),
      }),
      { selector: ({ id }) => id },
    );
    const groups = fc.constantFrom('none', 'scope', 'service');
    const words = fc.string({ maxLength: 8 }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(monitors, groups, words, (given, group, q) => {
        const items = toMonitorItems(snapshotOf({ monitors: freshOf(given.map(monitorOf)) })) ?? [];
        const query = {
          selection: { scopes: [], services: [] },
          statuses: [],
          integrations: [],
          q: '',
          group,
          page: null,
        };
        const found = createMonitorSearch(items)(query);
        expect(found.map(({ id }) => id).toSorted()).toEqual(given.map(({ id }) => id).toSorted());
        const heads = toEntries(found, group).filter(({ kind }) => kind === 'group');
        expect(new Set(heads.map(({ key }) => key)).size).toBe(heads.length);
        const choices = { scopes: { items: [] }, services: { items: [] }, integrations: [] };
        const again = parseMonitorQuery(new URLSearchParams(toMonitorSearch({ ...query, q })), choices);
        expect(again).toEqual({ query: { ...query, q }, problems: [] });
      }),
    );
  });
});
