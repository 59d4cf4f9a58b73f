import { describe, expect, test } from 'vitest';

import { toDisplayBoard } from '@/lib/status/model/display-board';
import type { Snapshot } from '@/lib/status/model/types';
import { ALL_PLACES, type Visibility } from '@/lib/status/model/visibility';
import { createBoardFilter } from '@/lib/status/model/visible-board';
import { HITS_PER_KIND, searchBoard } from '@/lib/status/search/search-board';

import {
  announcementOf,
  freshOf,
  incidentOf,
  maintenanceOf,
  monitorOf,
  scopeOf,
  snapshotOf,
  UNREAD,
} from '../samples';

const NOW = Date.parse('2026-03-02T09:00:00Z');
/** Renders Markdown as it is, without asterisks. */
const render = (text: string) => ({ html: text, text: text.replaceAll('*', '') });
const search = (snapshot: Snapshot, q: string) => searchBoard(toDisplayBoard(snapshot), q, render, NOW);
const found = (snapshot: Snapshot, q: string): string[] =>
  search(snapshot, q).groups.flatMap(({ kind, hits }) => (hits ?? []).map(({ id }) => `${kind}/${id}`));

const board = snapshotOf({
  scopes: freshOf([scopeOf({ description: 'Frankfurt hall' }), scopeOf({ id: 2, name: 'us-east-1' })]),
  services: freshOf([scopeOf({ name: 'Płatności' }), scopeOf({ id: 2, name: 'Search' })]),
  monitors: freshOf([
    monitorOf({ id: 1, name: 'latency', url: 'https://db7.example.com/checks/9', integration: 'datadog' }),
    monitorOf({ id: 2, name: 'disk', scopeId: 2, status: 'alert', description: 'Runs on **Frankfurt**' }),
    monitorOf({ id: 3, name: 'disk usage', reference: 'disk', status: 'ok' }),
  ]),
  incidents: freshOf([
    incidentOf({ id: 1, reference: 'INC-42', description: 'The disk is full' }),
    incidentOf({ id: 2, name: 'Disk', status: 'resolved' }),
  ]),
  maintenances: freshOf([maintenanceOf({ id: 1, name: 'Disk swap', isOverrunning: true })]),
  announcements: freshOf([announcementOf({ id: 1, description: 'No *deployments* in Frankfurt' })]),
});

describe('searchBoard', () => {
  test.each([
    ['LATENCY', ['monitors/1']],
    ['platnosci east', ['monitors/2']],
    ['inc-42', ['incidents/1']],
    ['db7.example', ['monitors/1']],
    ['checks/9', ['monitors/1']],
    ['datadog', ['monitors/1']],
    ['frankfurt', ['scopes/1', 'monitors/2', 'announcements/1']],
    ['nothing at all', []],
  ])('finds by %s', (q, expected) => {
    expect(found(board, q)).toEqual(expected);
  });

  test('lists exact names and references first, then the worst, and no closed items', () => {
    expect(found(board, 'disk')).toEqual(['monitors/2', 'monitors/3', 'incidents/1', 'maintenances/1']);
    const calm = snapshotOf({
      monitors: freshOf([
        monitorOf({ id: 1, name: 'api gateway', status: 'alert' }),
        monitorOf({ id: 2, name: 'api', status: 'ok' }),
        monitorOf({ id: 3, name: 'api edge', status: 'warning' }),
      ]),
    });
    expect(found(calm, 'API')).toEqual(['monitors/2', 'monitors/1', 'monitors/3']);
  });

  test('explains a result by the field that contains the words which its name and place do not', () => {
    const [group] = search(board, 'disk frankfurt').groups;
    expect(group?.hits).toEqual([
      {
        id: 2,
        name: 'disk',
        marks: [[0, 4]],
        state: { kind: 'monitor', status: 'alert', isExpected: false },
        place: { service: { text: 'Płatności', marks: [] }, scope: { text: 'us-east-1', marks: [] } },
        reasons: [{ field: 'description', text: 'Runs on Frankfurt', marks: [[8, 17]] }],
      },
    ]);
    const reasons = (q: string) => search(board, q).groups.flatMap(({ hits }) => hits?.[0]?.reasons ?? []);
    expect(reasons('db7')).toEqual([{ field: 'host', text: 'db7.example.com', marks: [[0, 3]] }]);
    expect(reasons('checks/9')).toMatchObject([{ field: 'link' }]);
    expect(reasons('42')).toMatchObject([{ field: 'reference', text: 'INC-42' }]);
    expect(reasons('latency')).toEqual([]);
  });

  test('shows the part of a long description around the match, on one line', () => {
    const description = `${'word '.repeat(60)}needle\n\u202e${' tail'.repeat(60)}`;
    const { groups } = search(snapshotOf({ monitors: freshOf([monitorOf({ description })]) }), 'needle');
    const [reason] = groups[0]?.hits?.[0]?.reasons ?? [];
    expect(reason?.text).toMatch(/^….*needle.*…$/);
    expect(reason?.text).not.toMatch(/[\n\u202e]/);
    const [[start, end] = [0, 0]] = reason?.marks ?? [];
    expect(reason?.text.slice(start, end)).toBe('needle');
    expect(reason?.text.length).toBeLessThan(200);
  });

  test('shows ten results of a kind and counts all', () => {
    const many = snapshotOf({
      monitors: freshOf(Array.from({ length: 37 }, (_, id) => monitorOf({ id: id + 1, name: `api ${id}` }))),
    });
    const [group] = search(many, 'api').groups;
    expect([group?.hits?.length, group?.total]).toEqual([HITS_PER_KIND, 37]);
  });

  test.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['a', 'short'],
    ['é', 'short'],
    ['東', null],
    ['ab', null],
    ['x'.repeat(200), null],
    ['x'.repeat(201), 'long'],
  ])('does not search for %j: %s', (q, problem) => {
    const results = search(board, q);
    expect(results.problem).toBe(problem);
    expect(results.groups).toEqual([]);
  });

  test('distinguishes what was never read from nothing found', () => {
    const { groups } = search(snapshotOf({ monitors: UNREAD, incidents: UNREAD }), 'xyz');
    expect(groups).toEqual([
      { kind: 'monitors', hits: null, total: 0 },
      { kind: 'incidents', hits: null, total: 0 },
    ]);
  });

  test('shows names that cannot change the text around them', () => {
    const [group] = search(
      snapshotOf({ monitors: freshOf([monitorOf({ name: 'a\u202e\npi' })]) }),
      'pi',
    ).groups;
    expect(group?.hits?.[0]).toMatchObject({ name: 'a pi', marks: [[2, 4]] });
  });
});

describe('a search', () => {
  const internalEvents = [{ at: null, type: 'comment', content: 'sekret', commentsBefore: 0 }] as const;
  const guarded = snapshotOf({
    scopes: freshOf([scopeOf({ name: 'open' }), scopeOf({ id: 2, name: 'hidden', description: 'vault' })]),
    services: freshOf([scopeOf({ name: 'Payments' })]),
    monitors: freshOf([monitorOf({ id: 1, name: 'here' }), monitorOf({ id: 2, name: 'vault', scopeId: 2 })]),
    incidents: freshOf([
      incidentOf({ id: 1, internalEvents }),
      incidentOf({ id: 2, name: 'vault breach', scopeId: 2 }),
    ]),
    maintenances: freshOf([maintenanceOf({ id: 1, name: 'vault swap', scopeId: 2, internalEvents })]),
    announcements: freshOf([announcementOf({ id: 1, name: 'vault news', scopeId: 2 })]),
  });
  const asViewer = (visibility: Visibility) => createBoardFilter(visibility)(guarded);
  const guest = asViewer({ areas: [{ scopes: ['open'], services: null }], showsInternal: false });
  const member = asViewer({ areas: [ALL_PLACES], showsInternal: true });

  test('reveals nothing of hidden places to a viewer: the results are those for words that do not exist', () => {
    const results = (q: string) => ({ ...search(guest, q), q: '' });
    expect(found(member, 'vault')).toHaveLength(5);
    expect(results('vault')).toEqual(results('qwxyz'));
    expect(results('hidden')).toEqual(results('qwxyz'));
  });

  test('never matches internal events, so that nothing follows from what is found', () => {
    for (const snapshot of [guest, member]) expect(found(snapshot, 'sekret')).toEqual([]);
  });
});
