import { describe, expect, test } from 'vitest';

import { updateIncident } from '@/lib/sandbox/store/incidents';
import { updateMaintenance } from '@/lib/sandbox/store/maintenances';
import type { MonitorRow } from '@/lib/sandbox/store/rows';
import type { Store } from '@/lib/sandbox/store/store';

import { startPolling } from './start-polling';

const firstOk = ({ monitor }: Store): MonitorRow => {
  const [row] = monitor.list([({ status }) => status === 'ok']);
  if (!row) throw new Error('no monitor is ok');
  return row;
};
const idsOf = (items: readonly { readonly id: number }[]) => new Set(items.map(({ id }) => id));

describe('a tick', () => {
  test('costs five requests, however many monitors there are', async () => {
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

  test('records when a monitor fails and recovers', async () => {
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
    expect(seenOf()).toMatchObject({ status: 'ok', since: new Date(time.ms).toISOString() });
    expect(state().transitions).toMatchObject([
      { kind: 'monitor', id: row.id, from: 'alert', to: 'ok' },
      { kind: 'monitor', id: row.id, from: 'ok', to: 'alert', at: since },
    ]);
  });

  test('has no `since` for statuses of the first reading', async () => {
    const { poller, sections } = await startPolling({ mood: 'storm' });
    await poller.refresh();
    const ill = sections().monitors.items.filter(({ status }) => status !== 'ok');
    expect(ill.length).toBeGreaterThan(0);
    expect(ill.every(({ since }) => since === null)).toBe(true);
  });

  test('keeps the time of the first reading, before which statuses may have begun', async () => {
    const { poller, state, time } = await startPolling({ mood: 'storm' });
    await poller.refresh();
    const first = new Date(time.ms).toISOString();
    expect(state().observedSince).toBe(first);
    time.ms += 15_000;
    await poller.refresh();
    expect(state().observedSince).toBe(first);
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

  test('finds changes that cancel out in the counts of a scope and a service', async () => {
    const { poller, source, sections, seen } = await startPolling({ mood: 'calm', monitors: 1_000 });
    await poller.refresh();
    const { monitor, scope, service } = source.sandbox.store;
    const [here, there] = [...scope.values()].map(({ id }) => id);
    const [web, mail] = [...service.values()].map(({ id }) => id);
    const row = firstOk(source.sandbox.store);
    if (!here || !there || !web || !mail) throw new Error('the estate is too small');
    const create = (place: Pick<MonitorRow, 'scope' | 'service'>) =>
      monitor.insert((id) => ({ ...row, ...place, id }));
    const doomed = create({ scope: here, service: mail });
    await poller.refresh();
    // One scope and one service have as many monitors as before.
    create({ scope: here, service: web });
    monitor.delete(doomed.id);
    create({ scope: there, service: mail });
    seen.length = 0;
    await poller.refresh();
    expect(idsOf(sections().monitors.items)).toEqual(idsOf([...monitor.values()]));
    expect(seen.length).toBeLessThan(20);
  });

  test('keeps all statuses current without budget to find a new monitor, and finds it later', async () => {
    const rateLimit = { limitWithToken: 21, limitAnonymous: 21, windowSeconds: 3_600 };
    const { poller, source, sections, seen, time } = await startPolling({
      mood: 'calm',
      monitors: 60,
      rateLimit,
    });
    await poller.refresh();
    expect(seen).toHaveLength(12);
    const { monitor } = source.sandbox.store;
    const row = firstOk(source.sandbox.store);
    const { id } = monitor.insert((next) => ({ ...row, id: next }));
    monitor.replace({ ...row, status: 'alert' });
    await poller.refresh();
    expect(sections().monitors).toMatchObject({
      state: 'fresh',
      isProven: false,
      flaws: [{ kind: 'missing', field: null, count: 1 }],
    });
    expect(sections().monitors.items.find((item) => item.id === row.id)?.status).toBe('alert');
    expect(idsOf(sections().monitors.items).has(id)).toBe(false);
    time.ms += 3_601_000;
    await poller.refresh();
    expect(idsOf(sections().monitors.items).has(id)).toBe(true);
    expect(sections().monitors).toMatchObject({ isProven: true, flaws: [] });
  });

  test('never shows an unknown status as ok', async () => {
    const { poller, source, sections } = await startPolling({ mood: 'calm' });
    source.sandbox.faults.set([{ kind: 'bad-row', row: 'unknown-status', path: '/api/monitor', times: 1 }]);
    await poller.refresh();
    const unknown = () => sections().monitors.items.filter(({ status }) => status === 'unknown');
    expect(unknown()).toHaveLength(1);
    await poller.refresh();
    expect(sections().monitors.state).toBe('fresh');
    expect(unknown()).toHaveLength(1);
  });

  test('reads the final state of a closed incident and maintenance', async () => {
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

  test('keeps an incident until its final state can be read, and removes a deleted one', async () => {
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

  test('has no ended announcement, although the request includes the last day', async () => {
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
