import { describe, expect, test } from 'vitest';

import type { HistoryChange } from '@/lib/status/history/types';
import type { Product } from '@/lib/status/model/visibility';

import { freshOf, incidentOf, scopeOf } from '../../status/samples';
import { createPlace, createTime, ENGINES, openHistory, sharePostgres } from './engines';
import { monitorsOf, Story } from './readings';

const ALL: readonly Product[] = [{ scopes: null, services: null }];
const MINUTE = 60_000;

const describeChange = (change: HistoryChange): string =>
  change.kind === 'inventory' ? '' : `${change.kind} ${change.id} ${change.from}→${change.to}`;

const postgres = sharePostgres();

describe.each(ENGINES)('the list of changes in %s', (engine) => {
  const open = async () => {
    const place = await createPlace(engine, postgres);
    const { time, clock } = createTime();
    const history = await openHistory(place, { clock });
    const changes = async (given = {}) => {
      const { changes: page } = await history.readChanges({ areas: ALL, limit: 100, ...given });
      return page.map(describeChange);
    };
    return { changes, history, story: new Story(history, time) };
  };

  test('pages through changes of the same moment without losing or repeating one', async () => {
    const { story, history } = await open();
    const many = (status: 'ok' | 'alert') => freshOf(monitorsOf(...Array.from({ length: 23 }, () => status)));
    await story.read(0, { monitors: many('ok') });
    await story.read(MINUTE, {
      monitors: many('alert'),
      incidents: freshOf([incidentOf({ id: 1 }), incidentOf({ id: 2 })]),
    });
    await story.read(MINUTE, { monitors: many('ok'), services: freshOf([scopeOf({ id: 1, name: 'New' })]) });
    const seen: string[] = [];
    let before: string | null = null;
    do {
      const page = await history.readChanges({ areas: ALL, limit: 7, before });
      seen.push(...page.changes.map(({ key }) => key));
      before = page.next;
    } while (before !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(2 * 23 + 2 + 2);
  });

  test('filters changes by kind, status, monitor and what is visible', async () => {
    const { story, changes } = await open();
    await story.read(0, { monitors: freshOf(monitorsOf('ok', 'ok')) });
    await story.read(MINUTE, {
      monitors: freshOf(monitorsOf('alert', 'warning')),
      incidents: freshOf([incidentOf({ id: 5, scopeId: 2 })]),
    });
    expect(await changes({ kinds: ['incident'] })).toEqual(['incident 5 null→active']);
    expect(await changes({ statuses: ['warning'] })).toEqual(['monitor 2 ok→warning']);
    expect(await changes({ monitors: [1] })).toEqual(['monitor 1 ok→alert']);
    expect(await changes({ areas: [{ scopes: [1], services: null }] })).toEqual(['monitor 1 ok→alert']);
    expect(await changes({ areas: [] })).toEqual([]);
    expect(
      await changes({ kinds: ['monitor', 'incident'], areas: [{ scopes: [2], services: [1] }] }),
    ).toEqual(['incident 5 null→active', 'monitor 2 ok→warning']);
  });
});
