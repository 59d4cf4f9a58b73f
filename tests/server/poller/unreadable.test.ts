import { describe, expect, test } from 'vitest';

import { ProdManager } from '@/lib/prodmanager/index';
import { summarise } from '@/lib/status/verdict/board-summary';
import { SECTION_NAMES, UNKNOWN_ID, type Sections } from '@/lib/status/model/types';

import { announcementRow, incidentRow, maintenanceRow, monitorRow, scopeRow } from '../../prodmanager/rows';
import { snapshotOf } from '../../status/samples';
import { pageResponse, startScriptedServer } from '../../support/scripted-server';
import { startPolling } from './start-polling';

type Row = Readonly<Record<string, unknown>>;
type World = Readonly<
  Record<'scope' | 'service' | 'monitor' | 'incident' | 'maintenance' | 'announcement', readonly unknown[]>
>;

const counts = { ok: 1, warning: 1, alert: 1 };
const world: World = {
  scope: [scopeRow(1, { monitors_count: counts })],
  service: [scopeRow(2, { monitors_count: counts })],
  monitor: [monitorRow(1), monitorRow(2, { status: 'warning' }), monitorRow(3, { status: 'alert' })],
  incident: [],
  maintenance: [],
  announcement: [],
};

function countBy(rows: readonly unknown[], field: string, words: readonly string[]) {
  return Object.fromEntries(
    words.map((word) => [word, rows.filter((row) => (Object(row) as Row)[field] === word).length]),
  );
}

/** A source with the given rows, however malformed, and matching counts. */
async function startSource(rows: World) {
  const server = await startScriptedServer(({ url }) => {
    const { pathname, searchParams } = new URL(url, 'http://source.example');
    const [, , first, second] = pathname.split('/');
    const statuses = searchParams.getAll('status');
    if (first === 'weather') {
      const monitors = countBy(rows.monitor, 'status', ['ok', 'warning', 'alert']);
      if (second === 'monitor') return { json: monitors };
      if (second === 'announcement')
        return { json: countBy(rows.announcement, 'level', ['high', 'medium', 'low']) };
      const open = second === 'incident' ? 'active' : 'scheduled';
      return { json: { [open]: rows[second as keyof World].length } };
    }
    const all = rows[first as keyof World];
    const isAsked = (row: unknown): boolean =>
      statuses.length === 0 ||
      first !== 'monitor' ||
      statuses.includes(String((Object(row) as Row)['status']));
    const items = all.filter(isAsked);
    return searchParams.get('page') === '1' || !searchParams.has('page')
      ? pageResponse(items, items.length)
      : pageResponse([], items.length);
  });
  return startPolling({}, { client: new ProdManager({ url: server.url, token: 'a.b.c', maxRetries: 0 }) });
}

async function readBoard(rows: Partial<World>) {
  const { poller, sections, lines } = await startSource({ ...world, ...rows });
  await poller.refresh();
  const read: Sections = sections();
  return { sections: read, verdict: summarise(snapshotOf(read)).summary.verdict, lines };
}

describe('a source with unreadable rows', () => {
  test('is read completely if everything is valid', async () => {
    const { sections, verdict } = await readBoard({});
    for (const name of SECTION_NAMES)
      expect([name, sections[name].state, sections[name].flaws]).toEqual([name, 'fresh', []]);
    expect(verdict).toMatchObject({ level: 'alert', kind: 'places' });
  });

  test('shows an alert of a monitor without scope, and a warning with a malformed description', async () => {
    const { sections, verdict, lines } = await readBoard({
      monitor: [
        monitorRow(1),
        monitorRow(2, { status: 'warning', description: 42 }),
        monitorRow(3, { status: 'alert', scope: null }),
      ],
    });
    expect(sections.monitors.items).toMatchObject([
      { id: 1, status: 'ok' },
      { id: 2, status: 'warning', description: null },
      { id: 3, status: 'alert', scopeId: UNKNOWN_ID },
    ]);
    expect(sections.monitors.flaws).toEqual([
      { kind: 'field', field: 'description', count: 1 },
      { kind: 'field', field: 'scope', count: 1 },
    ]);
    expect(verdict).toMatchObject({ level: 'alert', scopes: { count: 1, named: [{ name: '?scope' }] } });
    expect(lines.filter((line) => line.includes('"kind":"field"'))).toHaveLength(2);
  });

  test('shows monitors without a readable scope', async () => {
    const { sections, verdict } = await readBoard({
      monitor: world.monitor.map((row) => ({ ...(row as Row), scope: { id: 1 } })),
    });
    expect(sections.monitors.items).toHaveLength(3);
    expect(verdict).toMatchObject({ level: 'alert' });
  });

  test('shows an incident with a malformed date, and one with only an id', async () => {
    const { sections, lines } = await readBoard({
      incident: [incidentRow(1, { start_impact_date: '26-11-29T13:00' }), { id: '2' }],
    });
    expect(sections.incidents.state).toBe('fresh');
    expect(sections.incidents.items).toMatchObject([
      { id: 1, impactStartedAt: '0026-11-29T13:00:00Z' },
      {
        id: 2,
        name: '#2',
        status: 'unknown',
        severity: 'unknown',
        impactStartedAt: null,
        scopeId: UNKNOWN_ID,
      },
    ]);
    expect(sections.incidents.items[0]).not.toHaveProperty('flaws');
    expect(lines.some((line) => line.includes('"field":"severity"') && line.includes('"id":2'))).toBe(true);
  });

  test('counts rows without an id as flaws', async () => {
    const monitor = [monitorRow(1), monitorRow(2), monitorRow(3)];
    const { sections, verdict } = await readBoard({ monitor, incident: ['nothing', { name: 'no id' }] });
    expect(sections.incidents).toMatchObject({
      state: 'fresh',
      items: [],
      flaws: [{ kind: 'row', field: null, count: 2 }],
    });
    expect(verdict).toMatchObject({ level: 'unknown', kind: 'doubtful', doubt: 'incomplete' });
  });

  test('keeps the readable parts of maintenances and announcements', async () => {
    const { sections } = await readBoard({
      maintenance: [maintenanceRow(1, { status: 7, scheduled_start_date: 'soon', events: null })],
      announcement: [announcementRow(1, { end_date: null, level: [] })],
    });
    expect(sections.maintenances.items).toMatchObject([
      { id: 1, status: 'unknown', scheduledStartAt: null, comments: [] },
    ]);
    expect(sections.maintenances.flaws.map(({ field }) => field)).toEqual([
      'events',
      'scheduled_start_date',
      'status',
    ]);
    expect(sections.announcements.items).toMatchObject([
      { id: 1, endsAt: null, level: 'unknown', isInForce: true },
    ]);
  });
});
