import { describe, expect, test } from 'vitest';

import { createPastReads } from '@/lib/server/history/past-reads';
import type { Area } from '@/lib/status/visibility';

import { freshOf, scopeOf, snapshotOf } from '../../status/samples';
import { startHistory } from './start-history';

const RESOLVED = new URLSearchParams({ status: 'resolved' });

/** The past of a sandbox as somebody sees it, and what is in it. */
async function openPast(
  areasOf: (place: { scope: number; service: number }) => readonly Area[],
  showsInternal = false,
) {
  const { history, source, time } = await startHistory();
  const { scope, service, incident } = source.sandbox.store;
  const past = [...incident.values()].filter(({ status }) => status === 'resolved');
  const [first] = past;
  if (!first) throw new Error('The sandbox has no past.');
  const snapshot = snapshotOf({
    scopes: freshOf([...scope.values()].map(({ id, name }) => scopeOf({ id, name }))),
    services: freshOf([...service.values()].map(({ id, name }) => scopeOf({ id, name }))),
  });
  const areas = areasOf(first);
  return { past, first, reads: createPastReads(history, { areas, showsInternal }, snapshot, time.ms) };
}

const toArea = (scope: number | null, service: number | null): Area => ({
  scopes: scope === null ? null : [String(scope)],
  services: service === null ? null : [String(service)],
});

describe('the past, for whoever may not see all of it', () => {
  test('holds what they may see, counts nothing else, and says nothing internal', async () => {
    const { past, first, reads } = await openPast(({ scope }) => [toArea(scope, null)]);
    const visible = past.filter(({ scope }) => scope === first.scope);
    expect(visible.length).toBeLessThan(past.length);
    const read = await reads.incidents(RESOLVED, 1, 50);
    if (read.state !== 'read') throw new Error('it could not be read');
    expect(read.value.total).toBe(visible.length);
    expect(read.value.items.map(({ id }) => id).sort()).toEqual(visible.map(({ id }) => id).sort());
    expect(JSON.stringify(read)).not.toMatch(/internal/i);
    const counts = await reads.weather('incident', RESOLVED);
    expect(counts).toMatchObject({ value: { resolved: visible.length } });
  });

  test('is empty where they ask for what is hidden', async () => {
    const { past, first, reads } = await openPast(({ scope }) => [toArea(scope, null)]);
    const hidden = past.find(({ scope }) => scope !== first.scope);
    const asked = new URLSearchParams({ status: 'resolved', scope: String(hidden?.scope) });
    expect(await reads.incidents(asked, 1, 20)).toMatchObject({
      value: { items: [], total: 0, totalPages: 0 },
    });
    expect(await reads.incident(hidden?.id ?? 0)).toMatchObject({ state: 'read', value: null });
    expect(await reads.incident(first.id)).toMatchObject({ value: { id: first.id } });
  });

  test('is looked through where what they may see is no product of scopes and services', async () => {
    const { past, reads, first } = await openPast(({ scope, service }) => [
      toArea(scope, service),
      toArea(scope === 1 ? 2 : 1, null),
    ]);
    const visible = past.filter(
      ({ scope, service }) =>
        (scope === first.scope && service === first.service) || scope === (first.scope === 1 ? 2 : 1),
    );
    const read = await reads.incidents(RESOLVED, 1, 3);
    if (read.state !== 'read') throw new Error('it could not be read');
    expect(read.value.total).toBe(visible.length);
    expect(read.value.totalPages).toBe(Math.ceil(visible.length / 3));
    expect(read.value.items.every(({ id }) => visible.some((one) => one.id === id))).toBe(true);
    expect(await reads.weather('incident', RESOLVED)).toMatchObject({ state: 'unavailable' });
  });

  test('says what is internal to whoever may see it', async () => {
    const { reads } = await openPast(({ scope }) => [toArea(scope, null)], true);
    expect(JSON.stringify(await reads.incidents(RESOLVED, 1, 5))).toContain('internalEvents');
  });
});
