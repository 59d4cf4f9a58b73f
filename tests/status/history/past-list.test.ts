import { describe, expect, test } from 'vitest';

import { toIncidentMonths, toPastRows } from '@/lib/status/history/past-list';
import { parsePastQuery, periodOf, toMovedSearch, toPastSearch } from '@/lib/status/history/past-query';
import type { HistoryChange, PastNotice } from '@/lib/status/history/types';

import { freshOf, incidentOf, scopeOf } from '../samples';

const sections = {
  scopes: freshOf([scopeOf({ id: 1, name: 'eu' })]),
  services: freshOf([scopeOf({ id: 2, name: 'Payments' })]),
};
const at = (text: string): number => Date.parse(text);
const place = { scopeId: 1, serviceId: 2 };
const moved = (given: Partial<HistoryChange> = {}): HistoryChange =>
  ({
    kind: 'monitor',
    key: 'k',
    at: at('2026-11-20T10:00Z'),
    after: null,
    id: 7,
    name: 'latency',
    from: 'ok',
    to: 'alert',
    ...place,
    ...given,
  }) as HistoryChange;
const parse = (search: string, timeZone = 'UTC') =>
  parsePastQuery(new URLSearchParams(search), sections, timeZone, (text) => text === '1.2.3');

test('addresses of the former list of changes keep the filters that the history has', () => {
  const search = new URLSearchParams('q=a&kind=monitor&status=alert&scope=1&scope=2&service=3&page=2');
  expect(toMovedSearch(search)).toBe('kind=monitor&status=alert&scope=1&scope=2&service=3');
  expect(toMovedSearch(new URLSearchParams('page=2'))).toBe('');
});

describe('the query of the past', () => {
  test.each([
    'kind=incident&status=active&scope=1&service=2&from=2026-11-01&until=2026-11-30&before=1.2.3',
    'tab=incidents&from=2026-11-01',
    '',
  ])('is read and written: %s', (search) => {
    const { query, problems } = parse(search);
    expect([toPastSearch(query), problems]).toEqual([search, []]);
  });

  test('reports what it ignores', () => {
    const { query, problems } = parse(
      'kind=x&status=red&scope=us&from=2026-02-30&until=today&before=9&tab=y',
    );
    expect(toPastSearch(query)).toBe('');
    expect(problems.map(({ parameter }) => parameter).toSorted()).toEqual([
      'before',
      'from',
      'kind',
      'scope',
      'status',
      'tab',
      'until',
    ]);
  });

  test('has whole days of the site, the last one included, also when clocks change', () => {
    const { query } = parse('from=2026-10-25&until=2026-10-25', 'Europe/Paris');
    expect(periodOf(query)).toEqual({ from: at('2026-10-24T22:00Z'), until: at('2026-10-25T23:00Z') });
  });
});

describe('the rows of the past', () => {
  test('have gaps where they ended, names as shown, and the tone of the new state', () => {
    const changes = [
      moved({ key: 'a', at: at('2026-11-20T12:00Z'), name: '\u202Eevil' }),
      moved({ key: 'b', at: at('2026-11-20T09:00Z'), scopeId: 0, serviceId: 0 }),
    ];
    const gap = { from: at('2026-11-20T10:00Z'), until: at('2026-11-20T11:00Z'), reason: 'stopped' } as const;
    const rows = toPastRows({ changes, gaps: [gap], next: null }, sections);
    expect(
      rows.map((row) =>
        row.kind === 'gap' ? 'gap' : [row.change.name, row.tone, row.isPlaced, row.change.scope],
      ),
    ).toEqual([['evil', 'alert', true, 'eu'], 'gap', ['latency', 'alert', false, '?scope']]);
  });
});

describe('incidents by month', () => {
  const noticeOf = (
    given: Parameters<typeof incidentOf>[0],
    seen: { from: number; until: number },
    isDeleted = false,
  ): PastNotice => ({ kind: 'incident', item: incidentOf({ ...place, ...given }), seen, isDeleted });
  const seen = { from: at('2026-11-02T10:00Z'), until: at('2026-11-02T12:00Z') };

  test('use the dates of the source, and what was seen where there are none', () => {
    const dated = { impactStartedAt: '2026-10-31T23:30:00Z', resolvedAt: '2026-11-01T00:30:00Z' };
    const undated = { createdAt: null, impactStartedAt: null, resolvedAt: null };
    const months = toIncidentMonths(
      [
        noticeOf({ id: 1, status: 'resolved', ...dated }, seen),
        noticeOf({ id: 2, status: 'resolved', ...undated }, seen),
        noticeOf({ id: 3, status: 'active', ...undated }, seen),
        noticeOf({ id: 4, status: 'active', ...undated }, seen, true),
      ],
      sections,
      'UTC',
    );
    expect(
      months.map(({ month, incidents, seconds }) => [month, incidents.map(({ id }) => id), seconds]),
    ).toEqual([
      ['2026-11', [4, 3, 2], 3 * 7_200],
      ['2026-10', [1], 3_600],
    ]);
    expect(months[0]?.incidents.map(({ isOngoing, isDeleted }) => [isOngoing, isDeleted])).toEqual([
      [false, true],
      [true, false],
      [false, false],
    ]);
  });

  test('are those of the viewer’s zone', () => {
    const late = { createdAt: '2026-10-31T23:30:00Z', impactStartedAt: null };
    const [month] = toIncidentMonths([noticeOf({ id: 1, ...late }, seen)], sections, 'Europe/Paris');
    expect(month?.month).toBe('2026-11');
  });
});
