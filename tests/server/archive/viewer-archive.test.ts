import { describe, expect, test } from 'vitest';

import { createViewerArchive } from '@/lib/server/archive/viewer-archive';
import type { Area } from '@/lib/status/model/visibility';

import { freshOf, scopeOf, snapshotOf } from '../../status/samples';
import { startArchive } from './start-archive';

const RESOLVED = new URLSearchParams({ status: 'resolved' });

/** The archive of a sandbox for a visibility, and the sandbox's rows. */
async function openPast(
  areasOf: (place: { scope: number; service: number }) => readonly Area[],
  showsInternal = false,
  given: Parameters<typeof startArchive>[0] = {},
) {
  const { archive, source, time, seen } = await startArchive(given);
  const { scope, service, incident } = source.sandbox.store;
  const past = [...incident.values()].filter(({ status }) => status === 'resolved');
  const [first] = past;
  if (!first) throw new Error('The sandbox has no past.');
  const snapshot = snapshotOf({
    scopes: freshOf([...scope.values()].map(({ id, name }) => scopeOf({ id, name }))),
    services: freshOf([...service.values()].map(({ id, name }) => scopeOf({ id, name }))),
  });
  const areas = areasOf(first);
  const openReads = () => createViewerArchive(archive, { areas, showsInternal }, snapshot, time.ms);
  return { past, first, reads: openReads(), openReads, seen, source, time };
}

const toArea = (scope: number | null, service: number | null): Area => ({
  scopes: scope === null ? null : [String(scope)],
  services: service === null ? null : [String(service)],
});

describe('the archive of a viewer with limited visibility', () => {
  test('contains and counts only visible rows, without internal events', async () => {
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

  test('is empty for hidden places', async () => {
    const { past, first, reads } = await openPast(({ scope }) => [toArea(scope, null)]);
    const hidden = past.find(({ scope }) => scope !== first.scope);
    const filters = new URLSearchParams({ status: 'resolved', scope: String(hidden?.scope) });
    expect(await reads.incidents(filters, 1, 20)).toMatchObject({
      value: { items: [], total: 0, totalPages: 0 },
    });
    expect(await reads.incident(hidden?.id ?? 0)).toMatchObject({ state: 'read', value: null });
    expect(await reads.incident(first.id)).toMatchObject({ value: { id: first.id } });
  });

  test('is exact if the visible places are not a product of scopes and services', async () => {
    const { past, reads, first, seen } = await openPast(({ scope, service }) => [
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
    expect(seen).toHaveLength(2);
    expect(await reads.weather('incident', RESOLVED)).toMatchObject({
      state: 'read',
      value: { resolved: visible.length },
    });
    expect(seen).toHaveLength(4);
  });

  test("merges two areas with hundreds of rows in the source's order, with exact totals", async () => {
    const { openReads, source, first, time } = await openPast(({ scope, service }) => [
      toArea(scope, service),
      toArea(scope === 1 ? 2 : 1, null),
    ]);
    const { incident } = source.sandbox.store;
    const other = first.scope === 1 ? 2 : 1;
    for (let n = 0; n < 600; n += 1)
      incident.insert((id) => ({
        ...first,
        id,
        scope: n % 2 === 0 ? first.scope : other,
        start_impact_date: `2020-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}T10:00`,
      }));
    const visible = [...incident.values()].filter(
      ({ status, scope, service }) =>
        status === 'resolved' && ((scope === first.scope && service === first.service) || scope === other),
    );
    const rows: { id: number; impactStartedAt: string | null }[] = [];
    for (let page = 1; page <= Math.ceil(visible.length / 50); page += 1) {
      // Pages are cached.
      time.ms += 1_000;
      const read = await openReads().incidents(RESOLVED, page, 50);
      if (read.state !== 'read') throw new Error(`page ${page}: ${read.problem}`);
      expect(read.value.total).toBe(visible.length);
      rows.push(...read.value.items);
    }
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(visible.map(({ id }) => id)));
    expect(rows).toHaveLength(visible.length);
    const dates = rows.map(({ impactStartedAt }) => impactStartedAt);
    expect(dates).toEqual(dates.toSorted().toReversed());
  });

  test.each([60, 400, 2_000])(
    'sends no more filter values than the source accepts: %d scopes',
    async (count) => {
      const { reads, past, first } = await openPast(() => [toArea(null, null)]);
      const filters = new URLSearchParams({ status: 'resolved' });
      for (let n = 0; n < count - 1; n += 1) filters.append('scope', String(100_000 + n));
      filters.append('scope', String(first.scope));
      const wanted = past.filter(({ scope }) => scope === first.scope);
      const read = await reads.incidents(filters, 1, 50);
      expect(read).toMatchObject({ state: 'read', value: { total: wanted.length } });
      if (count < 500)
        expect(await reads.weather('incident', filters)).toMatchObject({
          value: { resolved: wanted.length },
        });
    },
  );

  test.each([1, 600])('finds an empty reference with %d scopes', async (count) => {
    const { reads, source, first } = await openPast(() => [toArea(null, null)]);
    source.sandbox.store.incident.replace({ ...first, external_reference: '' });
    const filters = new URLSearchParams({
      status: 'resolved',
      external_reference: '',
      scope: String(first.scope),
    });
    for (let n = 1; n < count; n += 1) filters.append('scope', String(100_000 + n));
    const read = await reads.incidents(filters, 1, 50);
    expect(read).toMatchObject({ state: 'read', value: { items: [{ id: first.id }], total: 1 } });
  });

  test('contains internal events for viewers who may see them', async () => {
    const { reads } = await openPast(({ scope }) => [toArea(scope, null)], true);
    expect(JSON.stringify(await reads.incidents(RESOLVED, 1, 5))).toContain('internalEvents');
  });
});
