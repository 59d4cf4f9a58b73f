import { describe, expect, test } from 'vitest';

import { filterBoard, parseSelection } from '@/lib/status/model/selection';

import { freshOf, incidentOf, monitorOf, scopeOf, snapshotOf } from '../samples';

const snapshot = {
  ...snapshotOf({
    scopes: freshOf([scopeOf({ id: 1, name: 'eu-west-1' }), scopeOf({ id: 2, name: '1' })]),
    services: freshOf([scopeOf({ id: 1, name: 'Payments' }), scopeOf({ id: 3, name: 'Search' })]),
    monitors: freshOf([
      monitorOf({ id: 1 }),
      monitorOf({ id: 2, scopeId: 2 }),
      monitorOf({ id: 3, scopeId: 2, serviceId: 3 }),
    ]),
    incidents: freshOf([incidentOf({ id: 4, scopeId: 2 })]),
  }),
  changes: [
    { kind: 'gap', at: '2026-03-02T08:10:00Z', since: '2026-03-02T08:00:00Z' },
    {
      kind: 'monitor',
      at: '2026-03-02T08:10:00Z',
      id: 1,
      name: 'm',
      scopeId: 1,
      serviceId: 1,
      from: 'ok',
      to: 'alert',
    },
  ] as const,
};
const parse = (query: string) => parseSelection(new URLSearchParams(query), snapshot.sections);

describe('parseSelection', () => {
  test('accepts ids and names in any case, ids first', () => {
    expect(parse('scope=EU-west-1&service=3&scope=2').selection).toEqual({ scopes: [1, 2], services: [3] });
    expect(parse('scope=1').selection.scopes).toEqual([1]);
  });

  test('keeps valid values, and reports the others', () => {
    expect(parse('scope=mars&scope=2&service=&service=Pluto')).toEqual({
      selection: { scopes: [2], services: [] },
      problems: [
        { parameter: 'scope', value: 'mars' },
        { parameter: 'service', value: 'Pluto' },
      ],
    });
  });
});

describe('a filtered board', () => {
  const idsIn = (query: string) => {
    const { sections, changes } = filterBoard(snapshot, parse(query).selection);
    return {
      scopes: sections.scopes.items.map(({ id }) => id),
      monitors: sections.monitors.items.map(({ id }) => id),
      incidents: sections.incidents.items.map(({ id }) => id),
      changes: changes.map(({ kind }) => kind),
    };
  };

  test('has the items at the selected places, and every gap', () => {
    expect(idsIn('scope=2')).toEqual({ scopes: [2], monitors: [2, 3], incidents: [4], changes: ['gap'] });
    expect(idsIn('scope=2&service=Search')).toEqual({
      scopes: [2],
      monitors: [3],
      incidents: [],
      changes: ['gap'],
    });
  });

  test('is the same object if everything is selected', () => {
    expect(filterBoard(snapshot, { scopes: [], services: [] })).toBe(snapshot);
  });
});
