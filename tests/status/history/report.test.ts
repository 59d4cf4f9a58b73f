import { describe, expect, test } from 'vitest';

import { parseReportQuery, toPresets, toReport, toReportSearch } from '@/lib/status/history/report';
import { NO_TIME } from '@/lib/status/history/tally';
import type { ReliabilityRow, Tally } from '@/lib/status/history/types';

import { freshOf, scopeOf } from '../samples';

const NOW = Date.parse('2026-11-20T10:00Z');
const HOUR = 3_600_000;
const sections = {
  scopes: freshOf([scopeOf({ id: 1, name: 'eu' }), scopeOf({ id: 2, name: 'us' })]),
  services: freshOf([scopeOf({ id: 7, name: 'Payments' })]),
};
const parse = (search: string, timeZone = 'Europe/Paris') =>
  parseReportQuery(new URLSearchParams(search), sections, NOW, timeZone);
const period = { from: 0, until: 0 };

const rowOf = (
  serviceId: number,
  scopeId: number,
  now: Partial<Tally>,
  before: Partial<Tally> | null = null,
): ReliabilityRow => ({
  serviceId,
  scopeId,
  now: { ...NO_TIME, ...now },
  before: before && { ...NO_TIME, ...before },
});
const reportOf = (rows: readonly ReliabilityRow[], search = '') =>
  toReport(
    { period, previous: period, rows },
    parse(search).query,
    ({ serviceId, scopeId }) => `${serviceId ?? ''}/${scopeId ?? ''}`,
  );
const idsOf = (rows: readonly ReliabilityRow[], search: string) =>
  reportOf(rows, search).lines.map(({ serviceId, scopeId }) => `${serviceId ?? ''}/${scopeId ?? ''}`);

describe('the query of a report', () => {
  test('is read and written', () => {
    const search =
      'by=place&from=2026-11-01&until=2026-11-19&maintenance=excluded&sort=-outages&scope=1&service=7';
    const { query, problems } = parse(search);
    expect([toReportSearch(query), problems]).toEqual([search, []]);
  });

  test('has the last 30 days of the site by default', () => {
    const { query } = parse('');
    expect(toReportSearch(query)).toBe('by=service&from=2026-10-22&until=2026-11-20');
    expect([query.from.from, query.until.until]).toEqual([
      Date.parse('2026-10-21T22:00Z'),
      Date.parse('2026-11-20T23:00Z'),
    ]);
  });

  test.each([
    ['from=2026-11-21', ['from']],
    ['until=2026-11-21', ['until']],
    ['from=2026-11-10&until=2026-11-09', ['from']],
    ['from=2025-11-19', ['from']],
    ['from=0001-01-01', ['from']],
    ['by=team&sort=size&maintenance=maybe&scope=mars', ['by', 'maintenance', 'scope', 'sort']],
  ])('reports what it ignores: %s', (search, parameters) => {
    const { query, problems } = parse(search);
    expect(problems.map(({ parameter }) => parameter).toSorted()).toEqual(parameters);
    expect(query.from.from).toBeLessThanOrEqual(query.until.from);
  });

  test('may have 366 days, also when clocks change in them', () => {
    expect(parse('from=2025-11-20').problems).toEqual([]);
  });

  test('offers whole months', () => {
    const { thisMonth, lastMonth, days7 } = toPresets(NOW, 'Europe/Paris');
    const daysOf = ({ from, until }: typeof days7) => [from.day, until.day];
    expect(daysOf(thisMonth)).toEqual(['2026-11-01', '2026-11-20']);
    expect(daysOf(lastMonth)).toEqual(['2026-10-01', '2026-10-31']);
    expect(daysOf(days7)).toEqual(['2026-11-14', '2026-11-20']);
  });
});

describe('a report', () => {
  const rows = [
    rowOf(7, 1, { ok: 9 * HOUR, alert: HOUR, outages: 2, longest: 0.75 * HOUR }, { ok: 10 * HOUR }),
    rowOf(7, 2, { ok: 10 * HOUR }),
    rowOf(8, 1, { ok: 5 * HOUR, maintenance: 5 * HOUR, unobserved: 10 * HOUR }),
    rowOf(8, 2, { unobserved: 20 * HOUR }),
  ];

  test('sums places up to services, and all of them', () => {
    const { lines, sum } = reportOf(rows, 'by=service&sort=name');
    expect(
      lines.map(({ serviceId, now, before }) => [serviceId, now.availability, before?.availability]),
    ).toEqual([
      [7, 95, 100],
      [8, 50, undefined],
    ]);
    expect(lines[0]?.now).toMatchObject({
      outages: 2,
      total: HOUR,
      longest: 0.75 * HOUR,
      mean: HOUR / 2,
      observed: 100,
    });
    expect(sum?.now).toMatchObject({ availability: 80, observed: 50 });
  });

  test('leaves maintenance out where asked', () => {
    const [, line] = reportOf(rows, 'maintenance=excluded&sort=name').lines;
    expect(line?.now.availability).toBe(100);
  });

  test.each([
    ['by=place', ['8/1', '7/1', '7/2', '8/2']],
    ['by=place&sort=-availability', ['7/2', '7/1', '8/1', '8/2']],
    ['by=place&sort=-name', ['8/2', '8/1', '7/2', '7/1']],
    ['by=place&sort=-outages', ['7/1', '7/2', '8/1', '8/2']],
    ['by=place&sort=mean', ['7/1', '7/2', '8/1', '8/2']],
    ['by=scope&sort=-total', ['/1', '/2']],
  ])('is sorted, with what is not known last: %s', (search, ids) => {
    expect(idsOf(rows, search)).toEqual(ids);
  });

  test('sorts by the exact availability, and shows less than 100 percent if it is less', () => {
    const close = [rowOf(1, 1, { ok: 1e9 - 1, alert: 1 }), rowOf(2, 1, { ok: 1e9 - 2, alert: 2 })];
    const { lines } = reportOf(close);
    expect(lines.map(({ serviceId, now }) => [serviceId, now.availability])).toEqual([
      [2, 99.99],
      [1, 99.99],
    ]);
  });

  test('of nothing has no rows and no sum', () => {
    expect(reportOf([])).toEqual({ lines: [], sum: null });
  });
});
