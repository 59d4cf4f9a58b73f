import { describe, expect, test } from 'vitest';

import { changeSchema, gapSchema, type SentChanges } from '@/lib/server/api/history/schemas';

import { freshOf, incidentOf, scopeOf } from '../../../status/samples';
import { monitorsOf } from '../../history/readings';
import { startHistoryApi } from './start-history-api';

const MINUTE = 60_000;
const parse = (text: string): SentChanges => JSON.parse(text) as SentChanges;
const namesIn = (text: string): readonly string[] => parse(text).changes.map(({ name }) => name);

async function startWithChanges() {
  const api = await startHistoryApi();
  const { story } = api;
  await story.read(0, { monitors: freshOf(monitorsOf('ok', 'ok')) });
  await story.read(MINUTE, {
    monitors: freshOf(monitorsOf('alert', 'warning')),
    incidents: freshOf([incidentOf({ id: 5, scopeId: 2, name: 'in us' })]),
  });
  await story.read(60 * MINUTE, {
    monitors: freshOf(monitorsOf('ok', 'warning')),
    services: freshOf([scopeOf({ id: 1, name: 'New' }), scopeOf({ id: 2, name: 'Search' })]),
  });
  return api;
}

describe('recorded changes', () => {
  test('are sent as described, with the gaps among them', async () => {
    const { changes } = await startWithChanges();
    const { response, text } = await changes();
    expect(response.status).toBe(200);
    const page = parse(text);
    for (const change of page.changes) expect(changeSchema.parse(change)).toEqual(change);
    for (const gap of page.gaps) expect(gapSchema.parse(gap)).toEqual(gap);
    expect(page.changes.map(({ kind, from, to, change }) => [kind, from, to, change])).toEqual([
      ['monitor', 'alert', 'ok', undefined],
      ['inventory', undefined, undefined, 'renamed'],
      ['incident', null, 'active', undefined],
      ['monitor', 'ok', 'alert', undefined],
      ['monitor', 'ok', 'warning', undefined],
    ]);
    expect(page.gaps).toHaveLength(1);
    expect(page.next).toBeNull();
    expect(page.changes[3]).toMatchObject({
      at: '2026-11-20T10:01:00.000Z',
      after: '2026-11-20T10:00:00.000Z',
      scopeId: 1,
      serviceId: 1,
    });
  });

  test('are filtered by every parameter', async () => {
    const { changes } = await startWithChanges();
    const found = async (query: string) => namesIn((await changes(query)).text);
    expect(await found('?kind=incident')).toEqual(['in us']);
    expect(await found('?kind=incident&kind=inventory')).toEqual(['New', 'in us']);
    expect(await found('?status=warning')).toEqual(['check 2']);
    expect(await found('?monitor=1&until=2026-11-20T10:30Z')).toEqual(['check 1']);
    expect(await found('?from=2026-11-20T10:30Z&kind=monitor')).toEqual(['check 1']);
    expect(await found('?scope=US&kind=monitor&kind=incident')).toEqual(['in us', 'check 2']);
    expect(await found('?service=Search&kind=monitor')).toEqual([]);
  });

  test('are read page by page', async () => {
    const { changes } = await startWithChanges();
    const seen: string[] = [];
    let query = '?per_page=2';
    for (;;) {
      const page = parse((await changes(query)).text);
      expect(page.changes.length).toBeLessThanOrEqual(2);
      seen.push(...page.changes.map(({ key }) => key));
      if (page.next === null) break;
      query = `?per_page=2&before=${page.next}`;
    }
    expect(seen).toEqual(parse((await changes()).text).changes.map(({ key }) => key));
  });

  test('contain nothing of a place that the viewer may not see', async () => {
    const { changes } = await startWithChanges();
    const { text } = await changes('', { scopes: ['eu'], services: null });
    expect(namesIn(text)).toEqual(['check 1', 'New', 'check 1']);
    expect(text).not.toContain('in us');
    const hidden = await changes('?scope=us', { scopes: ['eu'], services: null });
    expect([hidden.response.status, hidden.text]).toEqual([
      400,
      '{"message":"History failed","reasons":{"scope":["There is no scope \\"us\\"."]}}',
    ]);
  });
});

test.each([
  ['kind=x', 'kind', 'none of: monitor'],
  ['status=red', 'status', 'none of: alert'],
  ['monitor=1e3', 'monitor', '"1e3" is not an ID.'],
  ['from=2026-11-20', 'from', 'is not an instant with an offset'],
  ['from=2026-11-20T14:00', 'from', 'is not an instant with an offset'],
  ['from=2026-11-20T14:00Z&until=2026-11-20T14:00Z', 'until', 'It is not after `from`.'],
  ['until=2026-13-20T14:00Z', 'until', 'is not an instant'],
  ['before=7', 'before', 'is not `next` of another page.'],
  ['per_page=0', 'per_page', 'is not a whole number from 1 to 200.'],
  ['per_page=201', 'per_page', 'is not a whole number from 1 to 200.'],
  ['per_page=5&per_page=6', 'per_page', 'more than once'],
  ['service=nowhere', 'service', 'There is no service "nowhere".'],
  [`scope=${'x'.repeat(500)}`, 'scope', `There is no scope "${'x'.repeat(100)}…".`],
  [Array.from({ length: 51 }, () => 'kind=monitor').join('&'), 'kind', '51 values are more than 50.'],
])('the query %s is rejected with a reason', async (query, parameter, reason) => {
  const { changes } = await startHistoryApi();
  const { response, text } = await changes(`?${query}`);
  expect(response.status).toBe(400);
  const { reasons } = JSON.parse(text) as { readonly reasons: Readonly<Record<string, readonly string[]>> };
  expect(Object.keys(reasons)).toEqual([parameter]);
  expect(reasons[parameter]?.join()).toContain(reason);
});

test('all wrong parameters are named at once', async () => {
  const { changes } = await startHistoryApi();
  const { reasons } = JSON.parse((await changes('?kind=x&monitor=y&scope=z')).text) as { reasons: object };
  expect(Object.keys(reasons).toSorted()).toEqual(['kind', 'monitor', 'scope']);
});

test('the store being away is a 503 without details', async () => {
  const { changes, history } = await startWithChanges();
  await history.close();
  const { response, text } = await changes();
  expect([response.status, response.headers.get('retry-after'), text]).toEqual([
    503,
    '30',
    '{"message":"History not available","reasons":{"history":["The history cannot be read at the moment."]}}',
  ]);
});

test('a viewer of some scopes gets a 503 until the scopes are known, and not an empty list', async () => {
  const { changes, store, unread } = await startWithChanges();
  store.publish(unread);
  expect((await changes('', { scopes: ['eu'], services: null })).response.status).toBe(503);
  expect((await changes()).response.status).toBe(200);
});
