import { pino } from 'pino';
import { describe, expect, test } from 'vitest';

import { ProdManager } from '@/lib/prodmanager/index';
import { Archive } from '@/lib/server/archive/archive';
import { createViewerArchive } from '@/lib/server/archive/viewer-archive';
import { toItemText } from '@/lib/status/lists/search-text';
import { readArchivedNotices } from '@/lib/server/views/read-archive';
import type { Incident } from '@/lib/status/model/types';
import { FULL_VISIBILITY } from '@/lib/status/model/visibility';
import { announcementFacets, incidentFacets, parseNoticeQuery } from '@/lib/status/notices/notice-query';

import { snapshotOf } from '../../status/samples';
import { startOwnSource } from '../../support/own-board';

const { sections } = snapshotOf();
const NOW = Date.parse('2026-03-20T12:00:00Z');

async function startArchive() {
  const source = await startOwnSource({ mood: 'calm', clock: () => new Date(NOW) });
  let elapsedMs = 0;
  // One second between reads, to stay below the rate limit.
  const clock = { now: () => NOW, elapsed: () => (elapsedMs += 1_000) };
  const client = new ProdManager({ url: source.url, token: source.token });
  const archive = new Archive({
    client,
    clock,
    timeZone: 'UTC',
    log: pino({ level: 'silent' }),
  });
  const viewerArchive = createViewerArchive(archive, FULL_VISIBILITY, { sections }, NOW);
  const incidents = async (search: string) => {
    const query = parseNoticeQuery('incidents', new URLSearchParams(search), sections);
    const read = await readArchivedNotices<Incident>(
      query,
      { kind: 'incidents', timeZone: 'UTC', nowMs: NOW },
      viewerArchive.incidents,
      { facets: incidentFacets, textOf: toItemText, isClosed: ({ status }) => status === 'resolved' },
    );
    if (read.state !== 'read') throw new Error('The archive could not be read.');
    return read.value;
  };
  return { source, viewerArchive, incidents };
}

describe('a page of closed notices', () => {
  test('has 20 items of all that match', async () => {
    const { incidents } = await startArchive();
    const all = await incidents('tab=past');
    expect(all).toMatchObject({ total: 36, totalPages: 2 });
    expect(all.items).toHaveLength(20);
    expect((await incidents('tab=past&page=2')).items).toHaveLength(16);
    expect((await incidents('tab=past&page=9')).items).toEqual([]);
  });

  test('is exact to the day, like its total, from a source that compares dates as text', async () => {
    const { incidents } = await startArchive();
    const all = [...(await incidents('tab=past')).items, ...(await incidents('tab=past&page=2')).items];
    const days = [...new Set(all.map(({ impactStartedAt }) => impactStartedAt?.slice(0, 10) ?? ''))];
    expect(days.length).toBeGreaterThan(10);
    for (const day of days) {
      const since = all.filter(({ impactStartedAt }) => (impactStartedAt?.slice(0, 10) ?? '') >= day);
      const after = await incidents(`tab=past&after=${day}`);
      expect([day, after.total, after.items.length]).toEqual([day, since.length, Math.min(20, since.length)]);
      const before = await incidents(`tab=past&before=${day}`);
      const rest = all.length - since.length;
      expect([day, before.total, before.items.length]).toEqual([day, rest, Math.min(20, rest)]);
    }
  });

  test('has no announcement that ends later today', async () => {
    const { source, viewerArchive } = await startArchive();
    const ends = [...source.sandbox.store.announcement.values()].map(({ end_date: end }) => end);
    expect(ends.length).toBeGreaterThan(0);
    source.sandbox.store.announcement.insert((id) => ({
      id,
      name: 'Ends tonight',
      description: '',
      level: 'low',
      scope: 1,
      service: 1,
      creation_date: '2026-03-20T08:00',
      start_date: '2026-03-20T08:00',
      end_date: '2026-03-20T18:00',
    }));
    const read = await readArchivedNotices(
      parseNoticeQuery('announcements', new URLSearchParams('tab=past'), sections),
      { kind: 'announcements', timeZone: 'UTC', nowMs: NOW },
      viewerArchive.announcements,
      {
        facets: announcementFacets,
        textOf: toItemText,
        isClosed: ({ endsAt }) => endsAt !== null && Date.parse(endsAt) <= NOW,
      },
    );
    if (read.state !== 'read') throw new Error('The archive could not be read.');
    expect(read.value.items.map(({ name }) => name)).toEqual([
      'Reduced support over the holidays',
      'Welcome to the new status page',
    ]);
  });

  test('finds names on all pages', async () => {
    const { incidents } = await startArchive();
    const second = (await incidents('tab=past&page=2')).items;
    const [last] = second.slice(-1);
    if (!last) throw new Error('There is no second page.');
    const found = await incidents(`tab=past&q=${encodeURIComponent(last.name.toUpperCase())}`);
    expect(found.items.map(({ id }) => id)).toContain(last.id);
    expect(found.total).toBe(found.items.length);
    expect(found.cut).toBeUndefined();
    expect(await incidents('tab=past&q=nothing+of+this+name')).toMatchObject({ items: [], total: 0 });
  });

  test('reports how much was searched if there are too many', async () => {
    const { source, incidents } = await startArchive();
    const { incident } = source.sandbox.store;
    const [model] = [...incident.values()].filter(({ status }) => status === 'resolved');
    if (!model) throw new Error('There is no past incident.');
    for (let n = 0; n < 600; n += 1)
      incident.insert((id) => ({ ...model, id, name: n === 0 ? 'The needle' : `Hay ${n}` }));
    const found = await incidents('tab=past&q=hay');
    expect(found.cut).toEqual({ looked: 500, of: 636 });
    expect(found.total).toBeLessThanOrEqual(500);
    expect(found.items).toHaveLength(20);
  });
});
