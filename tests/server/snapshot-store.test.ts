import { describe, expect, test } from 'vitest';

import { respondWithSnapshot } from '@/lib/server/respond';
import { SnapshotStore, type ReadTimes } from '@/lib/server/snapshot-store';
import { parseAges } from '@/lib/status/snapshot-headers';
import type { Sections } from '@/lib/status/types';

const facts = { title: 'Board', isDemo: false, timeZone: 'UTC', intervalSeconds: 15, isSlowed: false };
const fresh = { state: 'fresh', problem: null, items: [] } as const;
const sections: Sections = {
  scopes: { ...fresh, items: [{ id: 1, name: 'eu-west-1' }] },
  services: fresh,
  monitors: fresh,
  incidents: fresh,
  maintenances: fresh,
  announcements: fresh,
};
const readAt = (ms: number): ReadTimes => ({
  scopes: ms,
  services: ms,
  monitors: ms,
  incidents: ms,
  maintenances: ms,
  announcements: null,
});

function createStore() {
  const time = { now: Date.parse('2026-03-02T08:10:00Z'), elapsed: 0 };
  const store = new SnapshotStore({ now: () => time.now, elapsed: () => time.elapsed }, facts);
  const ask = (headers: Record<string, string> = {}) =>
    respondWithSnapshot(new Request('http://board/api/snapshot', { headers }), store);
  return { time, store, ask };
}

describe('the snapshot', () => {
  test('says before the first read that nothing was read', () => {
    const { store } = createStore();
    expect(store.published.snapshot.sections.monitors).toEqual({
      state: 'unavailable',
      problem: null,
      items: [],
    });
    expect(store.ages().monitors).toBeNull();
  });

  test('keeps its version while the same is read again, and grows no older by that', () => {
    const { time, store } = createStore();
    store.publish(sections, readAt(0));
    const { etag } = store.published;
    time.elapsed = 15_000;
    store.publish(structuredClone(sections), readAt(15_000));
    expect(store.published.etag).toBe(etag);
    expect(store.ages()).toMatchObject({ monitors: 0, announcements: null });
  });

  test('has a new version when anything in it changes', () => {
    const { store } = createStore();
    store.publish(sections, readAt(0));
    const { etag } = store.published;
    store.publish({ ...sections, services: { ...fresh, state: 'stale', problem: 'unreachable' } }, readAt(0));
    expect(store.published.etag).not.toBe(etag);
  });

  test('is sent once, then answered with 304 and its present age', async () => {
    const { time, store, ask } = createStore();
    store.publish(sections, readAt(0));
    const first = ask();
    expect(first.status).toBe(200);
    expect(await first.json()).toEqual(store.published.snapshot);
    time.elapsed = 4_200;
    const second = ask({ 'if-none-match': `W/"other", ${first.headers.get('etag') ?? ''}` });
    expect(second.status).toBe(304);
    expect(await second.text()).toBe('');
    expect(parseAges(second.headers.get('snapshot-ages'))).toMatchObject({
      monitors: 4.2,
      announcements: null,
    });
    expect(second.headers.get('snapshot-time')).toBe('2026-03-02T08:10:00.000Z');
  });

  test('is sent again to who has another version', () => {
    const { store, ask } = createStore();
    store.publish(sections, readAt(0));
    expect(ask({ 'if-none-match': '"other"' }).status).toBe(200);
  });
});
