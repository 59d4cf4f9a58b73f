import { describe, expect, test } from 'vitest';

import { updateIncident } from '@/lib/sandbox/store/incidents';

import { pollAltered, withoutRows } from '../altered-source';

const missing = (count: number) => ({ kind: 'missing', field: null, count });
const idsOf = (items: readonly { readonly id: number }[]) => items.map(({ id }) => id).sort((a, b) => a - b);

/** A board with several open incidents, maintenances and announcements. */
async function openStorm() {
  const opened = await pollAltered({ mood: 'storm' });
  const first = await opened.refresh();
  const { incident } = opened.store;
  const row = incident.list([({ status }) => status !== 'resolved'])[0];
  if (!row) throw new Error('there is no incident');
  return { ...opened, first, row, incident };
}

describe('open notices', () => {
  test('are proven, at five requests per tick', async () => {
    const { first, refresh, requests } = await openStorm();
    for (const name of ['incidents', 'maintenances', 'announcements'] as const)
      expect(first[name]).toMatchObject({ isProven: true, flaws: [] });
    await refresh();
    expect([...requests].sort()).toEqual([
      'announcement',
      'incident',
      'maintenance',
      'monitor',
      'weather/monitor',
    ]);
  });

  test.each([
    ['incidents', 'incident'],
    ['maintenances', 'maintenance'],
    ['announcements', 'announcement'],
  ] as const)('are kept as unproven if the list of %s is empty but they are counted', async (name, path) => {
    const { first, refresh, alterations } = await openStorm();
    const { length } = first[name].items;
    expect(length).toBeGreaterThan(0);
    alterations.set(
      path,
      withoutRows(() => true, 0),
    );
    for (let times = 0; times < 3; times += 1) {
      const { [name]: section } = await refresh();
      expect(section).toMatchObject({ state: 'fresh', isProven: false });
      expect(section.flaws[0]).toMatchObject({ kind: 'missing', field: null });
      expect(section.flaws[0]?.count).toBeGreaterThanOrEqual(length);
      expect(idsOf(section.items)).toEqual(idsOf(first[name].items));
    }
    alterations.clear();
    expect((await refresh())[name]).toMatchObject({ isProven: true, flaws: [] });
  });

  test.each(['incident', 'maintenance', 'announcement'])(
    'are marked as missing if the first list of %s is empty',
    async (path) => {
      const { refresh, alterations } = await pollAltered({ mood: 'storm' });
      alterations.set(
        path,
        withoutRows(() => true, 0),
      );
      const section = (await refresh())[`${path}s` as 'incidents'];
      expect(section).toMatchObject({ state: 'fresh', isProven: false, items: [] });
      expect(section.flaws).toMatchObject([{ kind: 'missing' }]);
      alterations.clear();
      expect((await refresh())[`${path}s` as 'incidents']).toMatchObject({ isProven: true, flaws: [] });
    },
  );

  test('are unproven if a list has fewer rows than its total', async () => {
    const { row, refresh, alterations, first } = await openStorm();
    alterations.set(
      'incident',
      withoutRows(({ id }) => id === row.id),
    );
    const { incidents } = await refresh();
    expect(incidents).toMatchObject({ isProven: false, flaws: [missing(1)] });
    expect(idsOf(incidents.items)).toEqual(idsOf(first.incidents.items));
  });

  test('are unproven if an unlisted one is still open', async () => {
    const { row, refresh, alterations, first } = await openStorm();
    const { length } = first.incidents.items;
    alterations.set(
      'incident',
      withoutRows(({ id }) => id === row.id, length - 1),
    );
    alterations.set('weather/incident', (body) => {
      const counts = { ...body, [row.status]: Number(body[row.status]) - 1 };
      return { body: counts };
    });
    const { incidents } = await refresh();
    expect(incidents.isProven).toBe(false);
    expect(idsOf(incidents.items)).toEqual(idsOf(first.incidents.items));
  });

  test('counts incidents with an unknown status as open and missing', async () => {
    const { refresh, alterations } = await pollAltered({ mood: 'storm' });
    alterations.set('weather/incident', (body) => ({ body: { ...body, monitoring: 2 } }));
    expect((await refresh()).incidents).toMatchObject({ isProven: false, flaws: [missing(2)] });
  });

  test('keeps an incident that became unreadable, marks it, and logs it once', async () => {
    const { row, store, refresh, alterations, lines } = await openStorm();
    updateIncident(store, row, { ...row, status: 'resolved' });
    alterations.set(`incident/${row.id}`, () => 500);
    lines.length = 0;
    for (let times = 0; times < 3; times += 1) {
      const { incidents } = await refresh();
      expect(incidents).toMatchObject({ state: 'fresh', isProven: false });
      expect(incidents.flaws).toEqual([{ kind: 'field', field: 'status', count: 1 }]);
      expect(incidents.items.find(({ id }) => id === row.id)?.status).toBe(row.status);
    }
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/"section":"incidents".*the present state of \d+ cannot be read/);
    alterations.clear();
    const { incidents } = await refresh();
    expect(incidents).toMatchObject({ isProven: true, flaws: [] });
    expect(idsOf(incidents.items)).not.toContain(row.id);
  });

  test('rejects a response with the id of another incident', async () => {
    const { row, store, refresh, alterations } = await openStorm();
    updateIncident(store, row, { ...row, status: 'resolved' });
    alterations.set(`incident/${row.id}`, (body) => ({ body: { ...body, id: row.id + 1_000 } }));
    const { incidents } = await refresh();
    expect(incidents).toMatchObject({
      isProven: false,
      flaws: [{ kind: 'field', field: 'status', count: 1 }],
    });
    expect(idsOf(incidents.items)).toContain(row.id);
  });

  test('removes an incident that was deleted', async () => {
    const { row, store, refresh } = await openStorm();
    store.deleteWithEvents('incident', row.id);
    const { incidents } = await refresh();
    expect(incidents).toMatchObject({ isProven: true, flaws: [] });
    expect(idsOf(incidents.items)).not.toContain(row.id);
  });

  test('are unproven if a notice left the list and the counts are unreadable', async () => {
    const { row, store, refresh, alterations } = await openStorm();
    updateIncident(store, row, { ...row, status: 'resolved' });
    alterations.set('weather/incident', () => 500);
    expect((await refresh()).incidents.isProven).toBe(false);
    alterations.clear();
    expect((await refresh()).incidents.isProven).toBe(true);
  });

  test('removes an announcement that was deleted', async () => {
    const { first, store, refresh } = await openStorm();
    const [announcement] = first.announcements.items;
    if (!announcement) throw new Error('there is no announcement');
    store.announcement.delete(announcement.id);
    const { announcements } = await refresh();
    expect(announcements).toMatchObject({ isProven: true, flaws: [] });
    expect(idsOf(announcements.items)).not.toContain(announcement.id);
  });
});
