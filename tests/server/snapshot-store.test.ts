import { describe, expect, test } from 'vitest';

import { respondWithBoard } from '@/lib/server/respond';
import type { BoardState, ReadTimes } from '@/lib/server/board-state';
import { SnapshotStore, toUnreadState } from '@/lib/server/snapshot-store';
import { parseAges } from '@/lib/status/snapshot-headers';
import type { Sections } from '@/lib/status/types';

import { scopeOf } from '../status/samples';

const START_MS = Date.parse('2026-03-02T08:10:00Z');
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
const unread = toUnreadState('source', 15);

/** A state of a board that was read so long after the start; the announcements never were. */
function readAfter(ms: number, changed: Partial<BoardState> = {}): BoardState {
  const at = START_MS + ms;
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
  const time = { nowMs: START_MS, elapsedMs: 77_000 };
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
  test('says before the first read that nothing was read', () => {
    const { store } = createStore();
    expect(store.published.snapshot.sections.monitors).toMatchObject({
      state: 'unavailable',
      problem: null,
      items: [],
    });
    expect(store.ages().monitors).toBeNull();
  });

  test('keeps its version while the same is read again, and grows no older by that', () => {
    const { pass, store } = createStore();
    store.publish(readAfter(0));
    const { etag } = store.published;
    pass(15_000);
    store.publish(structuredClone(readAfter(15_000)));
    expect(store.published.etag).toBe(etag);
    expect(store.ages()).toMatchObject({ monitors: 0, announcements: null });
  });

  test('has a new version when anything in it changes', () => {
    const { store } = createStore();
    store.publish(readAfter(0));
    const { etag } = store.published;
    store.publish(
      readAfter(0, {
        sections: { ...sections, services: { ...fresh, state: 'stale', problem: 'unreachable' } },
      }),
    );
    expect(store.published.etag).not.toBe(etag);
  });

  test('is sent once, then answered with 304 and its present age', async () => {
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

  test('is sent again to who has another version', () => {
    const { store, ask } = createStore();
    store.publish(readAfter(0));
    expect(ask({ 'if-none-match': '"other"' }).status).toBe(200);
  });

  test('that was kept from before a restart has its true age', () => {
    expect(createStore(readAfter(-3_600_000)).store.ages().monitors).toBe(3_600);
  });

  test('grows older by what passed, whatever happens to the machine’s wall clock', () => {
    const { time, pass, store } = createStore();
    store.publish(readAfter(0));
    pass(5_000);
    time.nowMs += 3_600_000;
    expect(store.ages().monitors).toBe(5);
  });

  test('tells the interval in force, and shows the latest changes but not all', () => {
    const { store } = createStore();
    const gap = (minute: number) => ({
      kind: 'gap' as const,
      at: `2026-03-02T08:${minute}:00Z`,
      since: '2026-03-02T08:00:00Z',
    });
    const transitions = Array.from({ length: 60 }, (_, index) => gap(index + 10));
    store.publish(readAfter(0, { interval: { seconds: 96, isSlowed: true }, transitions }));
    const { intervalSeconds, isSlowed, changes } = store.published.snapshot;
    expect({ intervalSeconds, isSlowed }).toEqual({ intervalSeconds: 96, isSlowed: true });
    expect(changes).toEqual(transitions.slice(0, 50));
  });
});
