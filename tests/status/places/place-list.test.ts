import { describe, expect, test } from 'vitest';

import { arrangePlaces, parsePlaceQuery, toPlaceList } from '@/lib/status/places/place-list';
import { parseSelection } from '@/lib/status/model/selection';

import {
  countsOf,
  freshOf,
  incidentOf,
  maintenanceOf,
  monitorOf,
  scopeOf,
  snapshotOf,
  UNREAD,
} from '../samples';

const scopes = freshOf([
  scopeOf({ id: 1, name: 'b10' }),
  scopeOf({ id: 2, name: 'b9' }),
  scopeOf({ id: 3, name: 'Zürich' }),
  scopeOf({ id: 4, name: 'empty' }),
]);
const snapshot = snapshotOf({
  scopes,
  monitors: freshOf([
    monitorOf({ id: 1, scopeId: 1 }),
    monitorOf({ id: 2, scopeId: 2 }),
    monitorOf({ id: 3, scopeId: 3, status: 'alert' }),
    monitorOf({ id: 4, scopeId: 8, status: 'warning' }),
  ]),
  incidents: freshOf([
    incidentOf({ id: 1, scopeId: 2, severity: 'critical' }),
    incidentOf({ id: 2, scopeId: 2, status: 'resolved' }),
  ]),
  maintenances: freshOf([
    maintenanceOf({ scopeId: 3 }),
    maintenanceOf({ id: 2, scopeId: 3, status: 'scheduled' }),
  ]),
});
const listOf = (search: string, given = snapshot) =>
  arrangePlaces(toPlaceList(given, 'scopes').items ?? [], parsePlaceQuery(new URLSearchParams(search)));
const namesOf = (search: string) => listOf(search).map(({ name }) => name);

describe('toPlaceList', () => {
  test('sorts the worst first, and places without monitors last', () => {
    expect(listOf('').map(({ name, level }) => [name, level])).toEqual([
      ['b9', 'alert'],
      ['#8', 'warning'],
      ['b10', 'ok'],
      ['Zürich', 'ok'],
      ['empty', 'empty'],
    ]);
  });

  test('counts monitors, ongoing incidents and maintenances in progress', () => {
    expect(listOf('q=zurich')).toEqual([
      {
        id: 3,
        name: 'Zürich',
        level: 'ok',
        counts: countsOf(),
        expected: 1,
        incidents: 0,
        maintenances: 1,
      },
    ]);
    expect(listOf('q=b9')).toMatchObject([{ counts: { ok: 1 }, incidents: 1 }]);
  });

  test('sorts by name, and searches ignoring case and accents', () => {
    expect(namesOf('sort=name')).toEqual(['#8', 'b9', 'b10', 'empty', 'Zürich']);
    expect(namesOf('q=ZUR')).toEqual(['Zürich']);
  });

  test('ignores and reports an unknown sort order', () => {
    expect(parsePlaceQuery(new URLSearchParams('sort=best&q=x'))).toEqual({
      q: 'x',
      sort: 'worst',
      problems: [{ parameter: 'sort', value: 'best' }],
    });
  });

  test('distinguishes never read from empty', () => {
    expect(toPlaceList(snapshotOf({ scopes: UNREAD }), 'scopes').items).toBeNull();
    const unread = snapshotOf({ monitors: UNREAD, incidents: UNREAD, maintenances: UNREAD });
    expect(toPlaceList(unread, 'scopes').items).toMatchObject([
      { level: 'unknown', incidents: null, maintenances: null },
    ]);
  });

  test('filters to the selection, and to where the other dimension has items', () => {
    const two = snapshotOf({
      scopes,
      services: freshOf([scopeOf({ id: 1, name: 'Payments' }), scopeOf({ id: 2, name: 'Search' })]),
      monitors: freshOf([
        monitorOf({ id: 1, scopeId: 1 }),
        monitorOf({ id: 2, scopeId: 1, serviceId: 2, status: 'alert' }),
        monitorOf({ id: 3, scopeId: 2, serviceId: 2 }),
      ]),
      incidents: freshOf([incidentOf({ id: 1, scopeId: 3, serviceId: 1 })]),
    });
    const cutTo = (query: string) =>
      toPlaceList(two, 'scopes', parseSelection(new URLSearchParams(query), two.sections));
    const whole = cutTo('');
    expect([whole.items?.length, whole.selected, whole.verdict.level]).toEqual([4, [], 'alert']);
    const payments = cutTo('service=payments&scope=nowhere');
    expect(payments.items).toMatchObject([
      { name: 'b10', level: 'ok', counts: { ok: 1, alert: 0 } },
      { name: 'Zürich', incidents: 1 },
    ]);
    expect(payments.selected).toEqual([{ parameter: 'service', id: 1, name: 'Payments' }]);
    expect(payments.problems).toEqual([{ parameter: 'scope', value: 'nowhere' }]);
    // The verdict is that of the whole board.
    expect(payments.verdict).toEqual(whole.verdict);
    const unread = toPlaceList(
      { ...two, sections: { ...two.sections, monitors: UNREAD } },
      'scopes',
      parseSelection(new URLSearchParams('service=1'), two.sections),
    );
    expect(unread.items?.map(({ level }) => level)).toEqual(whole.items?.map(() => 'unknown'));
    expect(cutTo('scope=4&scope=b9').items?.map(({ name }) => name)).toEqual(['b9', 'empty']);
  });

  test('lists services as well', () => {
    expect(toPlaceList(snapshot, 'services').items).toMatchObject([{ name: 'Payments', level: 'alert' }]);
  });
});
