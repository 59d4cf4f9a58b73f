import { describe, expect, test } from 'vitest';

import { respondWithSnapshot } from '@/lib/server/api/snapshot';
import { snapshotSchema } from '@/lib/server/snapshot/snapshot-schema';
import { createUnreadState } from '@/lib/server/snapshot/board-state';
import { SnapshotStore } from '@/lib/server/snapshot/snapshot-store';

import { ALL_PLACES } from '@/lib/status/model/visibility';

import { sampleState } from '../snapshot/sample-state';

function respond(query: string, state = sampleState(), headers: Record<string, string> = {}): Response {
  const facts = { title: 'Production', isDemo: false, timeZone: 'UTC', readsComments: true };
  const store = new SnapshotStore({ now: () => 0, elapsed: () => 0 }, facts, state);
  const request = new Request(`http://board.test/api/snapshot${query}`, { headers });
  return respondWithSnapshot(request, store, { visibility: { areas: [ALL_PLACES], showsInternal: false } });
}

describe('the snapshot as JSON', () => {
  test('contains only the scope and service in the query, by name or ID', async () => {
    const other = { ...sampleState() };
    const { scopes } = other.sections;
    const second = {
      ...scopes.items[0],
      id: 9,
      name: 'us-east',
      description: null,
      incidentsCount: 0,
      maintenancesCount: 0,
    };
    const state = {
      ...other,
      sections: { ...other.sections, scopes: { ...scopes, items: [...scopes.items, second] } },
    };
    const whole = snapshotSchema.parse(await respond('', state).json());
    const here = snapshotSchema.parse(await respond('?scope=EU-west&service=2', state).json());
    const elsewhere = snapshotSchema.parse(await respond('?scope=9', state).json());
    expect(whole.sections.scopes.items).toHaveLength(2);
    expect(here.sections.scopes.items.map(({ id }) => id)).toEqual([1]);
    expect(here.sections.monitors.items).toHaveLength(2);
    expect(elsewhere.sections.monitors.items).toEqual([]);
    expect(elsewhere.sections.monitors.state).toBe('stale');
    expect(new Set([whole.version, here.version, elsewhere.version]).size).toBe(3);
  });

  test('answers 304 to a matching ETag, with and without filters', () => {
    for (const query of ['', '?scope=1', '?scope=1&service=2']) {
      const etag = respond(query).headers.get('etag') ?? '';
      const again = respond(query, sampleState(), { 'if-none-match': etag });
      expect([again.status, again.headers.get('snapshot-ages')]).toEqual([
        304,
        expect.stringContaining('monitors='),
      ]);
    }
  });

  test('answers 400 to an unknown scope, and 503 if the services are unread', async () => {
    const unknown = respond('?scope=nowhere');
    expect(unknown.status).toBe(400);
    expect(await unknown.json()).toEqual({
      message: 'Snapshot failed',
      reasons: { scope: ['There is no scope "nowhere".'] },
    });
    const unread = respond(
      '?service=Payments',
      createUnreadState('source-one', { seconds: 15, isSlowed: false }),
    );
    expect([unread.status, unread.headers.get('retry-after')]).toEqual([503, '10']);
  });
});
