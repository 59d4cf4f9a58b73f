import { describe, expect, test } from 'vitest';

import type { Area, Visibility } from '@/lib/status/model/visibility';
import {
  createSight,
  EVERYTHING,
  narrow,
  toProducts,
  visibilityKey,
  WHOLE,
} from '@/lib/status/model/visibility';
import { toShownName } from '@/lib/status/model/shown-name';
import { createCut } from '@/lib/status/model/visible-board';

import { freshOf, incidentOf, monitorOf, scopeOf, snapshotOf } from '../samples';

const events = [
  { at: '2026-03-02T08:00:00Z', type: 'comment', content: 'SECRET', commentsBefore: 0 },
] as const;
const snapshot = {
  ...snapshotOf({
    scopes: freshOf([
      scopeOf({ id: 1, name: 'EU', incidentsCount: 40 }),
      scopeOf({ id: 2, name: 'US', incidentsCount: 7 }),
    ]),
    services: freshOf([scopeOf({ id: 1, name: 'Payments' }), scopeOf({ id: 2, name: '1' })]),
    monitors: freshOf([
      monitorOf({ id: 1 }),
      monitorOf({ id: 2, serviceId: 2 }),
      monitorOf({ id: 3, scopeId: 2, serviceId: 2 }),
    ]),
    incidents: freshOf([
      { ...incidentOf({ id: 4 }), internalEvents: events },
      { ...incidentOf({ id: 5, scopeId: 2 }), internalEvents: events },
    ]),
  }),
  changes: [
    { kind: 'gap', at: '2026-03-02T08:10:00Z', since: '2026-03-02T08:00:00Z' },
    {
      kind: 'monitor',
      at: '2026-03-02T08:10:00Z',
      id: 3,
      name: 'hidden',
      scopeId: 2,
      serviceId: 2,
      from: 'ok',
      to: 'alert',
    },
  ] as const,
};
const seeing = (...areas: Area[]): Visibility => ({ areas, showsInternal: false });
const area = (scopes: string[] | null, services: string[] | null = null): Area => ({ scopes, services });
const idsSeen = (visibility: Visibility) => {
  const { sections, changes } = createCut(visibility)(snapshot);
  const ids = ({ items }: { readonly items: readonly { readonly id: number }[] }) =>
    items.map(({ id }) => id);
  return {
    scopes: ids(sections.scopes),
    services: ids(sections.services),
    monitors: ids(sections.monitors),
    incidents: ids(sections.incidents),
    changes: changes.map(({ kind }) => kind),
  };
};

describe('what may be seen of a board', () => {
  test('is everything, internal events included, for whoever may see all: the very same board', () => {
    expect(createCut(EVERYTHING)(snapshot)).toBe(snapshot);
  });

  test('is everything but internal events for the public', () => {
    const cut = createCut(seeing(WHOLE))(snapshot);
    expect(JSON.stringify(cut)).not.toContain('SECRET');
    expect(JSON.stringify(cut)).not.toContain('internalEvents');
    expect(cut.sections.monitors).toEqual(snapshot.sections.monitors);
    expect(cut.sections.scopes.items[0]?.incidentsCount).toBe(40);
  });

  test('is what is at the places of an area, and the scopes and services that have some', () => {
    expect(idsSeen(seeing(area(['eu'], ['payments'])))).toEqual({
      scopes: [1],
      services: [1],
      monitors: [1],
      incidents: [4],
      changes: ['gap'],
    });
  });

  test('counts what is visible where a part of a scope is hidden', () => {
    const { scopes } = createCut(seeing(area(null, ['Payments'])))(snapshot).sections;
    expect(scopes.items.map(({ incidentsCount }) => incidentsCount)).toEqual([1, 1]);
  });

  test('takes an id before a name, and nothing for what means nothing', () => {
    expect(idsSeen(seeing(area(null, ['1']))).services).toEqual([1]);
    expect(idsSeen(seeing(area(['Mars'])))).toMatchObject({ scopes: [], monitors: [], incidents: [] });
    expect(idsSeen(seeing())).toMatchObject({ scopes: [], services: [], monitors: [] });
  });

  test.each([
    ['a control that pages leave out', 'E\u202eU'],
    ['a line break that pages show as a space', 'E\nU'],
    ['a space at its end', 'EU '],
  ])('never includes a scope whose name only looks like the one granted: %s', (_, name) => {
    const board = {
      ...snapshot,
      sections: { ...snapshot.sections, scopes: freshOf([scopeOf({ id: 1, name })]) },
    };
    const monitorsSeen = (entry: string) =>
      createCut(seeing(area([entry])))(board).sections.monitors.items.map(({ id }) => id);
    expect(monitorsSeen(toShownName(name))).toEqual([]);
    expect(monitorsSeen(name)).toEqual([1, 2]);
    expect(monitorsSeen('1')).toEqual([1, 2]);
  });

  test('of several areas is what is in any of them, and not their product', () => {
    const sees = createSight(seeing(area(['EU'], ['Payments']), area(['US'], ['2'])), snapshot.sections);
    expect([
      sees({ scopeId: 1, serviceId: 1 }),
      sees({ scopeId: 2, serviceId: 2 }),
      sees({ scopeId: 1, serviceId: 2 }),
      sees({ scopeId: 2, serviceId: 1 }),
    ]).toEqual([true, true, false, false]);
  });

  test('keeps a list that did not change, so that its JSON is written once', () => {
    const cut = createCut(seeing(area(['EU'])));
    const [first, second] = [cut(snapshot), cut({ ...snapshot, version: 'next' })];
    expect(second.sections.monitors.items).toBe(first.sections.monitors.items);
    expect(second.sections.incidents.items).toBe(first.sections.incidents.items);
  });

  test('follows a scope that gets another name', () => {
    const cut = createCut(seeing(area(['EU'])));
    expect(cut(snapshot).sections.monitors.items).toHaveLength(2);
    const renamed = {
      ...snapshot,
      sections: { ...snapshot.sections, scopes: freshOf([scopeOf({ id: 2, name: 'EU' })]) },
    };
    expect(cut(renamed).sections.monitors.items.map(({ id }) => id)).toEqual([3]);
  });
});

describe('a visibility', () => {
  test('narrowed to an area shows no more than both, by id', () => {
    const narrowed = narrow(
      seeing(area(['EU', 'US'], ['Payments'])),
      area(['US', 'Mars']),
      snapshot.sections,
    );
    expect(narrowed.areas).toEqual([{ scopes: ['2'], services: ['1'] }]);
    expect(narrow(seeing(WHOLE), WHOLE, snapshot.sections).areas).toEqual([WHOLE]);
  });

  test('has one key, however it is written', () => {
    expect(visibilityKey(seeing(area(['EU', 'us']), WHOLE))).toBe(
      visibilityKey(seeing(WHOLE, area(['US', 'eu']))),
    );
    expect(visibilityKey(seeing(WHOLE))).not.toBe(visibilityKey(EVERYTHING));
    expect(visibilityKey(seeing(area(['EU'])))).not.toBe(visibilityKey(seeing(area(null, ['EU']))));
  });

  test('is made of products that share no place, as few as can be', () => {
    const products = (...areas: Area[]) => toProducts(seeing(...areas), snapshot.sections);
    expect(products(area(['EU'], ['Payments']))).toEqual([{ scopes: [1], services: [1] }]);
    expect(products(area(['EU']), area(['US']))).toEqual([{ scopes: [1, 2], services: null }]);
    expect(products(area(['EU'], ['Payments']), area(['US'], ['2']))).toEqual([
      { scopes: [1], services: [1] },
      { scopes: [2], services: [2] },
    ]);
    // What is in both counts once.
    expect(products(area(['EU']), area(null, ['Payments']))).toEqual([
      { scopes: [1], services: null },
      { scopes: [2], services: [1] },
    ]);
    expect(products(area(['EU']), WHOLE)).toEqual([{ scopes: null, services: null }]);
    expect(products()).toEqual([]);
  });
});
