import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Area, Visibility } from '@/lib/status/model/visibility';
import {
  createPlaceFilter,
  FULL_VISIBILITY,
  limitTo,
  toProducts,
  visibilityKey,
  ALL_PLACES,
} from '@/lib/status/model/visibility';
import { toDisplayName } from '@/lib/status/model/display-name';
import { createBoardFilter } from '@/lib/status/model/visible-board';

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
  const { sections, changes } = createBoardFilter(visibility)(snapshot);
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

describe('createBoardFilter', () => {
  test('returns the same board, internal events included, to a viewer who may see everything', () => {
    expect(createBoardFilter(FULL_VISIBILITY)(snapshot)).toBe(snapshot);
  });

  test('removes only internal events for the public', () => {
    const cut = createBoardFilter(seeing(ALL_PLACES))(snapshot);
    expect(JSON.stringify(cut)).not.toContain('SECRET');
    expect(JSON.stringify(cut)).not.toContain('internalEvents');
    expect(cut.sections.monitors).toEqual(snapshot.sections.monitors);
    expect(cut.sections.scopes.items[0]?.incidentsCount).toBe(40);
  });

  test('keeps the places of an area, and scopes and services that have some', () => {
    expect(idsSeen(seeing(area(['eu'], ['payments'])))).toEqual({
      scopes: [1],
      services: [1],
      monitors: [1],
      incidents: [4],
      changes: ['gap'],
    });
  });

  test('counts visible items only where part of a scope is hidden', () => {
    const { scopes } = createBoardFilter(seeing(area(null, ['Payments'])))(snapshot).sections;
    expect(scopes.items.map(({ incidentsCount }) => incidentsCount)).toEqual([1, 1]);
  });

  test('prefers ids to names, and matches nothing for unknown names', () => {
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
      createBoardFilter(seeing(area([entry])))(board).sections.monitors.items.map(({ id }) => id);
    expect(monitorsSeen(toDisplayName(name))).toEqual([]);
    expect(monitorsSeen(name)).toEqual([1, 2]);
    expect(monitorsSeen('1')).toEqual([1, 2]);
  });

  test('of several areas is what is in any of them, and not their product', () => {
    const sees = createPlaceFilter(
      seeing(area(['EU'], ['Payments']), area(['US'], ['2'])),
      snapshot.sections,
    );
    expect([
      sees({ scopeId: 1, serviceId: 1 }),
      sees({ scopeId: 2, serviceId: 2 }),
      sees({ scopeId: 1, serviceId: 2 }),
      sees({ scopeId: 2, serviceId: 1 }),
    ]).toEqual([true, true, false, false]);
  });

  test('returns the same list if it did not change, so that its JSON is cached', () => {
    const cut = createBoardFilter(seeing(area(['EU'])));
    const [first, second] = [cut(snapshot), cut({ ...snapshot, version: 'next' })];
    expect(second.sections.monitors.items).toBe(first.sections.monitors.items);
    expect(second.sections.incidents.items).toBe(first.sections.incidents.items);
  });

  test('follows a renamed scope', () => {
    const cut = createBoardFilter(seeing(area(['EU'])));
    expect(cut(snapshot).sections.monitors.items).toHaveLength(2);
    const renamed = {
      ...snapshot,
      sections: { ...snapshot.sections, scopes: freshOf([scopeOf({ id: 2, name: 'EU' })]) },
    };
    expect(cut(renamed).sections.monitors.items.map(({ id }) => id)).toEqual([3]);
  });
});

describe('a visibility', () => {
  test('limited to an area shows the intersection, by id', () => {
    const narrowed = limitTo(
      seeing(area(['EU', 'US'], ['Payments'])),
      area(['US', 'Mars']),
      snapshot.sections,
    );
    expect(narrowed.areas).toEqual([{ scopes: ['2'], services: ['1'] }]);
    expect(limitTo(seeing(ALL_PLACES), ALL_PLACES, snapshot.sections).areas).toEqual([ALL_PLACES]);
  });

  test('has the same key in any order', () => {
    expect(visibilityKey(seeing(area(['EU', 'us']), ALL_PLACES))).toBe(
      visibilityKey(seeing(ALL_PLACES, area(['US', 'eu']))),
    );
    expect(visibilityKey(seeing(ALL_PLACES))).not.toBe(visibilityKey(FULL_VISIBILITY));
    expect(visibilityKey(seeing(area(['EU'])))).not.toBe(visibilityKey(seeing(area(null, ['EU']))));
  });

  test('has another key for other names, so that no cached response reaches the wrong viewer', () => {
    const keys = [['EU'], ['US'], ['EU', 'US'], [], null].map((scopes) =>
      visibilityKey(seeing(area(scopes))),
    );
    expect(new Set(keys).size).toBe(keys.length);
    const serviceKeys = [['EU'], ['US']].map((services) => visibilityKey(seeing(area(null, services))));
    expect(new Set([...keys, ...serviceKeys]).size).toBe(keys.length + 2);
  });

  test('limited on one side only keeps the limit of the other', () => {
    expect(limitTo(seeing(area(['EU'])), area(null, ['Payments']), snapshot.sections).areas).toEqual([
      { scopes: ['1'], services: ['1'] },
    ]);
    expect(limitTo(seeing(ALL_PLACES), area(['US']), snapshot.sections).areas).toEqual([
      { scopes: ['2'], services: null },
    ]);
  });

  test('is split into products that hold exactly the visible places, each once', () => {
    const names = (choices: string[]) => fc.option(fc.subarray([...choices, 'unknown']), { nil: null });
    const areas = fc.array(
      fc.record({ scopes: names(['EU', 'US', '3']), services: names(['Payments', '2', '3']) }),
      { maxLength: 4 },
    );
    const inventory = {
      scopes: freshOf([...snapshot.sections.scopes.items, scopeOf({ id: 3, name: 'Asia' })]),
      services: freshOf([...snapshot.sections.services.items, scopeOf({ id: 3, name: 'Mail' })]),
    };
    const ids = [1, 2, 3];
    const pairs = ids.flatMap((scopeId) => ids.map((serviceId) => ({ scopeId, serviceId })));
    fc.assert(
      fc.property(areas, (drawn) => {
        const isVisible = createPlaceFilter(seeing(...drawn), inventory);
        const products = toProducts(seeing(...drawn), inventory);
        for (const place of pairs) {
          const holding = products.filter(
            ({ scopes, services }) =>
              (scopes?.includes(place.scopeId) ?? true) && (services?.includes(place.serviceId) ?? true),
          );
          expect(holding).toHaveLength(isVisible(place) ? 1 : 0);
        }
      }),
    );
  });

  test('is split into as few disjoint products as possible', () => {
    const products = (...areas: Area[]) => toProducts(seeing(...areas), snapshot.sections);
    expect(products(area(['EU'], ['Payments']))).toEqual([{ scopes: [1], services: [1] }]);
    expect(products(area(['EU']), area(['US']))).toEqual([{ scopes: [1, 2], services: null }]);
    expect(products(area(['EU'], ['Payments']), area(['US'], ['2']))).toEqual([
      { scopes: [1], services: [1] },
      { scopes: [2], services: [2] },
    ]);
    // Counted once, although it is in both.
    expect(products(area(['EU']), area(null, ['Payments']))).toEqual([
      { scopes: [1], services: null },
      { scopes: [2], services: [1] },
    ]);
    expect(products(area(['EU']), ALL_PLACES)).toEqual([{ scopes: null, services: null }]);
    expect(products()).toEqual([]);
  });
});
