import { describe, expect, test } from 'vitest';

import { updateIncident } from '@/lib/sandbox/store/incidents';
import { updateMaintenance } from '@/lib/sandbox/store/maintenances';
import type { MonitorRow } from '@/lib/sandbox/store/rows';
import type { Store } from '@/lib/sandbox/store/store';
import type { BoardState } from '@/lib/server/board-state';
import { Poller } from '@/lib/server/poller';

import { startPolling } from '../start-polling';

const firstOk = ({ monitor }: Store): MonitorRow => {
  const [row] = monitor.list([({ status }) => status === 'ok']);
  if (!row) throw new Error('no monitor is ok');
  return row;
};
const idsOf = (items: readonly { readonly id: number }[]) => new Set(items.map(({ id }) => id));

describe('a tick', () => {
  test('costs five requests, whatever the number of monitors', async () => {
    const { poller, seen } = await startPolling({ mood: 'calm', monitors: 1_000 });
    await poller.refresh();
    seen.length = 0;
    await poller.refresh();
    expect([...seen].sort()).toEqual([
      '/api/announcement',
      '/api/incident',
      '/api/maintenance',
      '/api/monitor',
      '/api/weather/monitor',
    ]);
  });

  test('sees a monitor fail and recover, and since when', async () => {
    const { poller, source, sections, state, time } = await startPolling({ mood: 'calm' });
    await poller.refresh();
    const { store } = source.sandbox;
    const row = firstOk(store);
    const seenOf = () => sections().monitors.items.find(({ id }) => id === row.id);
    store.monitor.replace({ ...row, status: 'alert', name: 'a new name' });
    time.ms += 15_000;
    await poller.refresh();
    const since = new Date(time.ms).toISOString();
    expect(seenOf()).toMatchObject({ status: 'alert', since, name: 'a new name' });
    time.ms += 15_000;
    await poller.refresh();
    expect(seenOf()).toMatchObject({ status: 'alert', since });
    store.monitor.replace(row);
    time.ms += 15_000;
    await poller.refresh();
    expect(seenOf()).toMatchObject({ status: 'ok', since: null });
    expect(state().transitions).toMatchObject([
      { kind: 'monitor', id: row.id, from: 'alert', to: 'ok' },
      { kind: 'monitor', id: row.id, from: 'ok', to: 'alert', at: since },
    ]);
  });

  test('does not know since when anything is as it was at the first look', async () => {
    const { poller, sections } = await startPolling({ mood: 'storm' });
    await poller.refresh();
    const ill = sections().monitors.items.filter(({ status }) => status !== 'ok');
    expect(ill.length).toBeGreaterThan(0);
    expect(ill.every(({ since }) => since === null)).toBe(true);
  });

  test('finds a new and a deleted monitor without reading all of them', async () => {
    const { poller, source, sections, seen } = await startPolling({ mood: 'calm', monitors: 1_000 });
    await poller.refresh();
    const { monitor } = source.sandbox.store;
    const row = firstOk(source.sandbox.store);
    const { id } = monitor.insert((next) => ({ ...row, id: next }));
    seen.length = 0;
    await poller.refresh();
    expect(idsOf(sections().monitors.items)).toEqual(idsOf([...monitor.values()]));
    monitor.delete(row.id);
    await poller.refresh();
    expect(sections().monitors.items.some((item) => item.id === row.id)).toBe(false);
    expect(sections().monitors.items.some((item) => item.id === id)).toBe(true);
    expect(seen.length).toBeLessThan(40);
  });

  test('never takes a status it does not know for ok', async () => {
    const { poller, source, sections } = await startPolling({ mood: 'calm' });
    source.sandbox.faults.set([{ kind: 'bad-row', row: 'unknown-status', path: '/api/monitor', times: 1 }]);
    await poller.refresh();
    const unknown = () => sections().monitors.items.filter(({ status }) => status === 'unknown');
    expect(unknown()).toHaveLength(1);
    await poller.refresh();
    expect(sections().monitors.state).toBe('fresh');
    expect(unknown()).toHaveLength(1);
  });

  test('reads the last state of an incident and of a maintenance that are over', async () => {
    const { poller, source, sections, state } = await startPolling({ mood: 'storm' });
    await poller.refresh();
    const { store } = source.sandbox;
    const incident = store.incident.list([({ status }) => status !== 'resolved'])[0];
    const maintenance = store.maintenance.list([({ status }) => status === 'scheduled'])[0];
    if (!incident || !maintenance) throw new Error('nothing is going on');
    updateIncident(store, incident, { ...incident, status: 'resolved' });
    updateMaintenance(store, maintenance, { ...maintenance, status: 'canceled' });
    await poller.refresh();
    expect(idsOf(sections().incidents.items).has(incident.id)).toBe(false);
    expect(idsOf(sections().maintenances.items).has(maintenance.id)).toBe(false);
    expect(state().transitions).toMatchObject([
      { kind: 'incident', id: incident.id, change: 'resolved', from: incident.status, to: 'resolved' },
      { kind: 'maintenance', id: maintenance.id, change: 'ended', to: 'canceled' },
    ]);
  });

  test('keeps an incident until its last state can be read, and forgets a deleted one', async () => {
    const { poller, source, sections, state } = await startPolling({ mood: 'storm' });
    await poller.refresh();
    const { store } = source.sandbox;
    const [over, deleted] = store.incident.list([({ status }) => status !== 'resolved']);
    if (!over || !deleted) throw new Error('nothing is going on');
    updateIncident(store, over, { ...over, status: 'resolved' });
    source.sandbox.faults.set([{ kind: 'status', path: '/api/incident/*' }]);
    await poller.refresh();
    expect(idsOf(sections().incidents.items).has(over.id)).toBe(true);
    source.sandbox.faults.clear();
    store.deleteWithEvents('incident', deleted.id);
    await poller.refresh();
    expect(idsOf(sections().incidents.items).has(over.id)).toBe(false);
    expect(idsOf(sections().incidents.items).has(deleted.id)).toBe(false);
    expect(state().transitions).toMatchObject([{ kind: 'incident', id: over.id, change: 'resolved' }]);
  });

  test('has no announcement that is over, though the source is asked with a day to spare', async () => {
    const { poller, source, sections, time } = await startPolling({ mood: 'calm' });
    const { announcement, scope, service } = source.sandbox.store;
    const minute = (ms: number) => new Date(ms).toISOString().slice(0, 16);
    const add = (endsInMs: number) =>
      announcement.insert((id) => ({
        id,
        name: 'Change freeze',
        description: '',
        level: 'high',
        scope: [...scope.values()][0]?.id ?? 1,
        service: [...service.values()][0]?.id ?? 1,
        creation_date: minute(time.ms),
        start_date: minute(time.ms - 7_200_000),
        end_date: minute(time.ms + endsInMs),
      })).id;
    const over = add(-3_600_000);
    const inForce = add(3_600_000);
    await poller.refresh();
    const ids = idsOf(sections().announcements.items);
    expect([ids.has(over), ids.has(inForce)]).toEqual([false, true]);
  });
});

describe('a state from before', () => {
  async function restart(awayMs: number) {
    const first = await startPolling({ mood: 'calm', monitors: 400 });
    await first.poller.refresh();
    const states: BoardState[] = [];
    first.time.ms += awayMs;
    first.seen.length = 0;
    const poller = new Poller({ ...first.options, onState: (state) => states.push(state) });
    await poller.start(first.state());
    poller.stop();
    return { ...first, after: states.at(-1) };
  }

  test('is taken up without reading everything again', async () => {
    const { seen, after } = await restart(30_000);
    expect(seen).toHaveLength(5);
    expect(after?.sections.monitors.items).toHaveLength(400);
    expect(after?.transitions).toEqual([]);
  });

  test('is read anew as a whole when it is old, and leaves a gap', async () => {
    const { seen, after, time, state } = await restart(3_600_000);
    expect(seen.length).toBeGreaterThan(10);
    expect(after?.transitions).toEqual([
      {
        kind: 'gap',
        since: new Date(state().readTimes.monitors ?? 0).toISOString(),
        at: new Date(time.ms).toISOString(),
      },
    ]);
  });
});
