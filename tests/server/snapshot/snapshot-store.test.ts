import { describe, expect, test } from 'vitest';

import { respondWithBoard } from '@/lib/server/http/respond';
import { createUnreadState, type BoardState, type ReadTimes } from '@/lib/server/snapshot/board-state';
import { SnapshotStore } from '@/lib/server/snapshot/snapshot-store';
import { parseAges } from '@/lib/status/freshness/snapshot-headers';
import type { Sections, Snapshot } from '@/lib/status/model/types';

import { scopeOf } from '../../status/samples';

const START_MS = Date.parse('2026-03-02T08:10:00Z');
const START_ELAPSED_MS = 77_000;
const facts = { title: 'Board', isDemo: false, timeZone: 'UTC', readsComments: true };
const fresh = { state: 'fresh', problem: null, isProven: true, flaws: [], items: [] } as const;
const sections: Sections = {
  scopes: { ...fresh, items: [scopeOf()] },
  services: fresh,
  monitors: fresh,
  incidents: fresh,
  maintenances: fresh,
  announcements: fresh,
};
const unread = createUnreadState('source', { seconds: 15, isSlowed: false });

/** A state that was read so long after the start, with announcements that were never read. */
function readAfter(ms: number, changed: Partial<BoardState> = {}): BoardState {
  const at = START_ELAPSED_MS + ms;
  const readTimes: ReadTimes = {
    scopes: at,
    services: at,
    monitors: at,
    incidents: at,
    maintenances: at,
    announcements: null,
  };
  return { ...unread, sections, readTimes, ...changed };
}

function createStore(state: BoardState = unread) {
  const time = { nowMs: START_MS, elapsedMs: START_ELAPSED_MS };
  const store = new SnapshotStore({ now: () => time.nowMs, elapsed: () => time.elapsedMs }, facts, state);
  const ask = (headers: Record<string, string> = {}) =>
    respondWithBoard(new Request('http://board/api/snapshot', { headers }), {
      ...store.published,
      ages: store.ages(),
      time: store.time(),
    });
  const pass = (ms: number) => {
    time.nowMs += ms;
    time.elapsedMs += ms;
  };
  return { time, pass, store, ask };
}

describe('the snapshot', () => {
  test('has only unavailable sections before the first read', () => {
    const { store } = createStore();
    expect(store.published.snapshot.sections.monitors).toMatchObject({
      state: 'unavailable',
      problem: null,
      items: [],
    });
    expect(store.ages().monitors).toBeNull();
  });

  test('keeps its version while the content is unchanged, and resets its age', () => {
    const { pass, store } = createStore();
    store.publish(readAfter(0));
    const { etag } = store.published;
    pass(15_000);
    store.publish(structuredClone(readAfter(15_000)));
    expect(store.published.etag).toBe(etag);
    expect(store.ages()).toMatchObject({ monitors: 0, announcements: null });
  });

  test.each<[string, Partial<BoardState>]>([
    ['the state of a section', { sections: { ...sections, services: { ...fresh, state: 'stale' } } }],
    ['its problem', { sections: { ...sections, services: { ...fresh, problem: 'unreachable' } } }],
    ['its proof', { sections: { ...sections, services: { ...fresh, isProven: false } } }],
    [
      'its flaws',
      { sections: { ...sections, services: { ...fresh, flaws: [{ kind: 'row', field: null, count: 1 }] } } },
    ],
    ['its items', { sections: { ...sections, services: { ...fresh, items: [scopeOf()] } } }],
    ['the interval', { interval: { seconds: 16, isSlowed: false } }],
    ['what made it longer', { interval: { seconds: 15, isSlowed: true } }],
    ['the error of the zone', { zoneErrorMinutes: 60 }],
    ['the first read of the monitors', { observedSince: '2026-03-02T07:30:00.000Z' }],
    ['the changes', { transitions: [{ kind: 'gap', since: null, at: '2026-03-02T08:10:00Z' }] }],
  ])('has a new version when %s changes', (_, changed) => {
    const { store } = createStore();
    store.publish(readAfter(0));
    const { etag, body } = store.published;
    store.publish(readAfter(0, changed));
    expect(store.published.etag).not.toBe(etag);
    expect(store.published.body).not.toBe(body);
    expect(JSON.parse(store.published.body)).toEqual(store.published.snapshot);
  });

  test('has a version that depends only on its content', () => {
    const { store } = createStore();
    store.publish(readAfter(0));
    const { etag } = store.published;
    store.publish(readAfter(0, { publication: { term: 3, version: 4 }, sweptAtMs: 5 }));
    expect(store.published.etag).toBe(etag);
  });

  test('is passed to watchers immediately and after each publication', () => {
    const { store } = createStore();
    const seen: (number | null)[] = [];
    store.watch(({ version, readAtMs }) => {
      expect(version).toBe(store.published.snapshot.version);
      seen.push(readAtMs.monitors);
    });
    store.publish(readAfter(-1_000));
    store.publish(readAfter(0));
    expect(seen).toEqual([null, START_ELAPSED_MS - 1_000, START_ELAPSED_MS]);
  });

  test('is sent once, then answered with 304 and the present age', async () => {
    const { pass, store, ask } = createStore();
    store.publish(readAfter(0));
    const first = ask();
    expect(first.status).toBe(200);
    expect(await first.json()).toEqual(store.published.snapshot);
    pass(4_200);
    const second = ask({ 'if-none-match': `W/"other", ${first.headers.get('etag') ?? ''}` });
    expect(second.status).toBe(304);
    expect(await second.text()).toBe('');
    expect(parseAges(second.headers.get('snapshot-ages'))).toMatchObject({
      monitors: 4.2,
      announcements: null,
    });
    expect(second.headers.get('snapshot-time')).toBe('2026-03-02T08:10:04.200Z');
  });

  test('is sent again to clients with another version', () => {
    const { store, ask } = createStore();
    store.publish(readAfter(0));
    expect(ask({ 'if-none-match': '"other"' }).status).toBe(200);
  });

  test('from before a restart has its true age', () => {
    expect(createStore(readAfter(-3_600_000)).store.ages().monitors).toBe(3_600);
  });

  test.each([3_600_000, -3_600_000])(
    'ages correctly if the wall clock is set by %i ms, or the same read is published again',
    (setByMs) => {
      const { time, pass, store } = createStore();
      store.publish(readAfter(0));
      pass(5_000);
      time.nowMs += setByMs;
      expect(store.ages().monitors).toBe(5);
      store.publish(readAfter(0));
      expect(store.ages().monitors).toBe(5);
    },
  );

  test('has no age if its read time is in the future', () => {
    const { store } = createStore();
    store.publish(readAfter(1));
    expect(store.ages().monitors).toBeNull();
  });

  test('shows its content without an age if the read time is unknown', () => {
    const { store } = createStore({ ...readAfter(0), readTimes: unread.readTimes });
    expect(store.ages().scopes).toBeNull();
    expect(store.published.snapshot.sections.scopes.items).toEqual([scopeOf()]);
  });

  test('contains the effective interval, and only the latest changes as JSON', () => {
    const { store } = createStore();
    const gap = (minute: number) => ({
      kind: 'gap' as const,
      at: `2026-03-02T08:${minute}:00Z`,
      since: '2026-03-02T08:00:00Z',
    });
    const transitions = Array.from({ length: 60 }, (_, index) => gap(index + 10));
    store.publish(readAfter(0, { interval: { seconds: 96, isSlowed: true }, transitions }));
    const { body, snapshot } = store.published;
    const { intervalSeconds, isSlowed, changes } = snapshot;
    expect({ intervalSeconds, isSlowed }).toEqual({ intervalSeconds: 96, isSlowed: true });
    expect(changes).toEqual(transitions);
    expect((JSON.parse(body) as Snapshot).changes).toEqual(transitions.slice(0, 50));
  });
});
