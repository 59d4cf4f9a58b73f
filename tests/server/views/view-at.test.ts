import { describe, expect, test } from 'vitest';

import type { Archive } from '@/lib/server/archive/archive';
import { getViewAt } from '@/lib/server/views/view-at';
import type { ViewName } from '@/lib/server/views/view-routes';
import { toBoardFreshness } from '@/lib/status/freshness/freshness';
import { FULL_VISIBILITY, type Visibility } from '@/lib/status/model/visibility';

import { freshOf, incidentOf, monitorOf } from '../../status/samples';
import { startHistoryApi } from '../api/history/start-history-api';
import { monitorsOf } from '../history/readings';

const MINUTE = 60_000;
const EU: Visibility = { areas: [{ scopes: ['eu'], services: null }], showsInternal: false };
const NO_PLACE: Visibility = { areas: [{ scopes: [], services: [] }], showsInternal: false };

/** ProdManager must not be asked for the past. */
const archive = new Proxy({} as Archive, {
  get: () => () => {
    throw new Error('the archive is read');
  },
});

async function open() {
  const { time, history, store, story } = await startHistoryApi();
  const startMs = time.ms;
  await story.read(0, {
    monitors: freshOf(monitorsOf('ok', 'ok')),
    incidents: freshOf([incidentOf({ id: 5, name: 'Secret of us', scopeId: 2, serviceId: 1 })]),
  });
  await story.read(MINUTE, { monitors: freshOf(monitorsOf('ok', 'alert')) });
  await story.read(MINUTE, {
    monitors: freshOf([monitorOf({ id: 9, scopeId: 1, serviceId: 2, status: 'ok' })]),
  });
  await story.fail(15_000, 'monitors', 'unreachable');
  await story.read(20 * MINUTE, { monitors: freshOf(monitorsOf('ok', 'ok')) });
  const source = { store, archive, pastRecord: history, build: { version: '1', build: 'b1' } };
  const read = <Name extends ViewName>(
    name: Name,
    at: number,
    { params = {}, query = '', visibility = FULL_VISIBILITY } = {},
  ) => getViewAt(source, name, { params, query: new URLSearchParams(query) }, { visibility }, at);
  return { startMs, endMs: time.ms, read };
}

async function shown<View>(
  result: Promise<{ readonly state: string } | { state: 'read'; initial: View }>,
): Promise<View> {
  const found = await result;
  if (!('initial' in found)) throw new Error(`the view is ${found.state}`);
  return found.initial;
}

describe('a view of the past', () => {
  test('has the time, the statuses and the changes of the moment', async () => {
    const { startMs, read } = await open();
    const at = startMs + MINUTE;
    const { view, time, ages, url } = await shown(read('overview', at));
    expect(time).toBe(new Date(at).toISOString());
    expect(view.counts).toMatchObject({ ok: 1, alert: 1 });
    expect(view.verdict.level).toBe('alert');
    expect(view.changes.map((change) => change.kind !== 'gap' && [change.kind, change.id])).toEqual([
      ['monitor', 2],
    ]);
    expect(toBoardFreshness(view, ages).freshness.word).toBe('live');
    expect([view.announcements, ages.announcements]).toEqual([null, null]);
    expect(url).toBe('/api/view/overview');
  });

  test('has no later change, and none before the first moment', async () => {
    const { startMs, read } = await open();
    const { view } = await shown(read('overview', startMs));
    expect(view.verdict.level).not.toBe('alert');
    expect(view.changes.some((change) => change.kind === 'monitor')).toBe(false);
    expect(await read('overview', startMs - 1)).toEqual({ state: 'before' });
  });

  test.each(['a gap', 'the time after the last observation'])(
    'is of unknown age in %s, never ok',
    async (when) => {
      const { startMs, endMs, read } = await open();
      const at = when === 'a gap' ? startMs + 12 * MINUTE : endMs + 60 * MINUTE;
      const { view, ages } = await shown(read('overview', at));
      expect(toBoardFreshness(view, ages).freshness.word).toBe('unknown');
      // An incident that was seen before may be there still.
      expect([view.verdict.level, view.counts.ok]).toEqual(['warning', 0]);
      const list = await shown(read('monitors', at));
      expect(list.view.items?.map(({ status }) => status)).toEqual(list.view.items?.map(() => 'unknown'));
    },
  );

  test('lists open notices, and never those of the archive', async () => {
    const { startMs, read } = await open();
    const { view, url } = await shown(read('incidents', startMs, { query: 'tab=past&page=2' }));
    expect(view.listed).toMatchObject({ tab: 'open', total: 1 });
    expect(url).toBe('/api/view/incidents');
  });

  test('keeps the page of a list of monitors', async () => {
    const { startMs, read } = await open();
    const { url } = await shown(read('monitors', startMs, { query: 'page=2&at=x' }));
    expect(url).toBe('/api/view/monitors?page=2');
  });

  test('is gone for an item that did not exist', async () => {
    const { startMs, read } = await open();
    expect(await read('scope', startMs, { params: { id: '77' } })).toMatchObject({ state: 'gone' });
    expect(await read('scope', startMs, { params: { id: '1' } })).toMatchObject({ state: 'read' });
  });
});

describe('a view of the past for a viewer who sees one scope', () => {
  test('has nothing of the others: no monitor, incident, change or name', async () => {
    const { startMs, read } = await open();
    const at = startMs + MINUTE;
    const { view } = await shown(read('overview', at, { visibility: EU }));
    expect(view.counts).toMatchObject({ ok: 1, alert: 0 });
    expect(view.changes).toEqual([]);
    expect(JSON.stringify(view)).not.toMatch(/Secret of us|"us"/);
    const monitors = await shown(read('monitors', at, { visibility: EU }));
    expect(monitors.view.items?.map(({ id }) => id)).toEqual([1]);
    expect(monitors.view.scopes.items.map(({ name }) => name)).toEqual(['eu']);
    const incidents = await shown(read('incidents', at, { visibility: EU }));
    expect(JSON.stringify(incidents.view)).not.toMatch(/Secret of us|"us"/);
  });

  test('is gone for what they may not see, as if it had never been there', async () => {
    const { startMs, read } = await open();
    const hidden = await read('scope', startMs, { params: { id: '2' }, visibility: EU });
    const missing = await read('scope', startMs, { params: { id: '77' }, visibility: EU });
    expect(hidden).toEqual(missing);
    const place = { service: '1', scope: '2' };
    expect(await read('place', startMs, { params: place, visibility: EU })).toMatchObject({ state: 'gone' });
  });

  test('is empty for a viewer who may see no place', async () => {
    const { startMs, read } = await open();
    const { view } = await shown(read('overview', startMs + MINUTE, { visibility: NO_PLACE }));
    expect([view.verdict.kind, view.changes]).toEqual(['empty', []]);
  });
});
