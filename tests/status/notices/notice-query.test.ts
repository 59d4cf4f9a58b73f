import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type NoticeKind, parametersOf } from '@/lib/status/notices/notice-filters';
import {
  incidentFacets,
  matchesQuery,
  maintenanceFacets,
  parseNoticeQuery,
} from '@/lib/status/notices/notice-query';

import { incidentOf, maintenanceOf, snapshotOf } from '../samples';

const { sections } = snapshotOf();
const parse = (search: string, kind: NoticeKind = 'incidents') =>
  parseNoticeQuery(kind, new URLSearchParams(search), sections);

describe('parseNoticeQuery', () => {
  test('returns all open notices for an empty query', () => {
    expect(parse('')).toEqual({
      tab: 'open',
      page: 1,
      words: {},
      selection: { scopes: [], services: [] },
      references: [],
      after: null,
      before: null,
      text: '',
      problems: [],
    });
  });

  test('keeps valid filters, and reports the others', () => {
    const asked = parse(
      'status=active&status=purple&severity=high&scope=eu-west-1&scope=mars&after=2026-02-31',
    );
    expect(asked.words).toEqual({ status: ['active'], severity: ['high'] });
    expect(asked.selection.scopes).toEqual([1]);
    expect(asked.after).toBeNull();
    expect(asked.problems).toEqual([
      { parameter: 'status', value: 'purple' },
      { parameter: 'after', value: '2026-02-31' },
      { parameter: 'scope', value: 'mars' },
    ]);
  });

  test('selects the past tab by parameter, or if all statuses belong to it', () => {
    expect(parse('tab=past').tab).toBe('past');
    expect(parse('status=resolved').tab).toBe('past');
    expect(parse('status=failed&status=canceled', 'maintenances').tab).toBe('past');
    expect(parse('status=resolved&status=active')).toMatchObject({
      tab: 'open',
      words: { status: ['active'] },
      problems: [{ parameter: 'status', value: 'resolved' }],
    });
  });

  test.each(['0', '-1', '1.5', 'two', '99999999'])('rejects the page %s', (page) => {
    expect(parse(`tab=past&page=${page}`)).toMatchObject({
      page: 1,
      problems: [{ parameter: 'page', value: page }],
    });
  });

  test('never throws, and returns valid filters only, for any query', () => {
    const parameter = fc.constantFrom(...parametersOf('incidents'), 'x');
    fc.assert(
      fc.property(fc.array(fc.tuple(parameter, fc.string())), (given) => {
        const asked = parseNoticeQuery('incidents', new URLSearchParams(given), sections);
        expect(Number.isSafeInteger(asked.page) && asked.page >= 1).toBe(true);
        expect(asked.problems.every(({ value }) => value.trim() !== '')).toBe(true);
      }),
    );
  });
});

describe('matchesQuery', () => {
  const facets = incidentFacets(
    incidentOf({ reference: 'INC-1', severity: 'high', impactStartedAt: '2026-03-02T23:30:00Z' }),
  );

  test.each([
    ['severity=high&severity=low', true],
    ['severity=low', false],
    ['status=active&severity=high', true],
    ['status=stable&severity=high', false],
    ['reference=INC-1', true],
    ['reference=INC-10', false],
    ['scope=1&service=1', true],
  ])('filters by %s: %s', (search, expected) => {
    expect(matchesQuery(parse(search), facets, 'UTC')).toBe(expected);
  });

  test('includes the first day and excludes the last, in the source’s zone', () => {
    expect(matchesQuery(parse('after=2026-03-02'), facets, 'UTC')).toBe(true);
    expect(matchesQuery(parse('after=2026-03-03'), facets, 'UTC')).toBe(false);
    expect(matchesQuery(parse('after=2026-03-03'), facets, 'Europe/Paris')).toBe(true);
    expect(matchesQuery(parse('before=2026-03-03'), facets, 'UTC')).toBe(true);
    expect(matchesQuery(parse('before=2026-03-03'), facets, 'Europe/Paris')).toBe(false);
  });

  test('filters maintenances by their declared impact', () => {
    const down = maintenanceFacets(maintenanceOf({ serviceStatus: 'down' }));
    expect(matchesQuery(parse('impact=down', 'maintenances'), down, 'UTC')).toBe(true);
    expect(matchesQuery(parse('impact=up&impact=degraded', 'maintenances'), down, 'UTC')).toBe(false);
  });
});
