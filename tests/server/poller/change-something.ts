import { INCIDENT_STATUSES, MONITOR_STATUSES } from '@/lib/prodmanager/protocol/vocabulary';
import type { Random } from '@/lib/sandbox/scenario/random';
import { createIncident, updateIncident } from '@/lib/sandbox/store/incidents';
import type { MonitorRow, PlaceRow } from '@/lib/sandbox/store/rows';
import type { Store } from '@/lib/sandbox/store/store';
import type { Table } from '@/lib/sandbox/store/table';

function pickRow<Row extends PlaceRow>(table: Table<Row>, random: Random): Row {
  const row = random.pickAny([...table.values()]);
  if (!row) throw new Error('the sandbox is empty');
  return row;
}

/** A monitor fails or recovers. */
export function changeStatus(store: Store, random: Random): void {
  const sick = store.monitor.list([({ status }) => status !== 'ok']);
  // As many fail as recover, so that the share of problems stays constant.
  const row = (random.chance(0.5) && random.pickAny(sick)) || pickRow(store.monitor, random);
  const status =
    row.status === 'ok' ? random.pick(['warning', 'alert'] as const) : random.pick(MONITOR_STATUSES);
  store.monitor.replace({ ...row, status });
}

const newMonitor = (store: Store, random: Random): Omit<MonitorRow, 'id'> => ({
  name: `${random.pick(['cpu', 'Zeit', 'latency', 'alpha'])} ${random.between(1, 9)}`,
  description: null,
  scope: pickRow(store.scope, random).id,
  service: pickRow(store.service, random).id,
  external_reference: null,
  external_link: null,
  integration: null,
  status: random.pick(['ok', 'ok', 'ok', 'warning', 'alert']),
});

/** A random change, as an operator of ProdManager could make it. */
export function changeSomething(store: Store, random: Random): void {
  const { monitor } = store;
  const what = random.next();
  if (what < 0.6) changeStatus(store, random);
  else if (what < 0.67) {
    const fields = newMonitor(store, random);
    monitor.insert((id) => ({ ...fields, id }));
  } else if (what < 0.74) monitor.delete(pickRow(monitor, random).id);
  else if (what < 0.78) {
    const row = pickRow(monitor, random);
    monitor.replace({ ...row, name: `${random.pick(['aaa', 'mmm', 'zzz'])} ${row.id}` });
  } else if (what < 0.82) {
    const row = pickRow(monitor, random);
    monitor.replace({ ...row, scope: pickRow(store.scope, random).id });
  } else if (what < 0.88) {
    // The worst case for paging: one row leaves the list at its start, another joins at its end.
    const [first] = monitor.list([({ status }) => status !== 'ok']);
    const last = monitor.list([({ status }) => status === 'ok']).at(-1);
    if (first) monitor.replace({ ...first, status: 'ok' });
    if (last) monitor.replace({ ...last, status: 'alert' });
  } else if (what < 0.93) {
    createIncident(store, {
      name: 'Something is wrong',
      description: null,
      external_reference: null,
      external_link: null,
      severity: 'high',
      scope: pickRow(store.scope, random).id,
      service: pickRow(store.service, random).id,
      start_impact_date: store.now,
    });
  } else {
    const open = store.incident.list([({ status }) => status !== 'resolved']);
    const [row] = open;
    if (row) updateIncident(store, row, { ...row, status: random.pick(INCIDENT_STATUSES) });
  }
}
