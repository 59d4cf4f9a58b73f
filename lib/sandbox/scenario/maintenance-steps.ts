import { SERVICE_STATUSES } from '../../prodmanager/protocol/vocabulary';
import { createMaintenance, updateMaintenance } from '../store/maintenances';
import type { MaintenanceRow } from '../store/rows';
import type { Store } from '../store/store';
import { toWallClock } from '../store/wall-clock';
import type { Random } from './random';

const MINUTE_MS = 60_000;

const WORKS = [
  ['Database upgrade', 'Two interruptions of **less than a minute** each.'],
  ['Network equipment replacement', 'Traffic is rerouted during the work. No impact expected.'],
  ['Operating system updates', 'Nodes are restarted *one at a time*.'],
  ['Certificate renewal', null],
  ['Storage migration to new hardware', '| step | minutes |\n| --- | --- |\n| copy | 40 |\n| switch | 5 |'],
] as const;

/** Schedules a maintenance of a random place; undefined where there are no monitors. Times are in minutes from now. */
export function planMaintenance(
  store: Store,
  random: Random,
  { inMinutes, forMinutes }: { inMinutes: number; forMinutes: number },
): MaintenanceRow | undefined {
  const place = random.pickAny([...store.monitor.values()]);
  if (!place) return undefined;
  const [name, description] = random.pick(WORKS);
  const startMs = store.moment.getTime() + inMinutes * MINUTE_MS;
  const number = 100 + random.between(0, 899);
  return createMaintenance(store, {
    name,
    description,
    external_reference: `CHG-${number}`,
    external_link: `https://tickets.example.com/CHG-${number}`,
    service_status: random.pick(SERVICE_STATUSES),
    scope: place.scope,
    service: place.service,
    scheduled_start_date: toWallClock(new Date(startMs)),
    scheduled_end_date: toWallClock(new Date(startMs + forMinutes * MINUTE_MS)),
  });
}

const COMMENTS = {
  scheduled: null,
  'in-progress': 'Work has started.',
  succeed: 'Work is complete. All systems are operating normally.',
  failed: 'The work was aborted and rolled back. It will be rescheduled.',
  canceled: 'This maintenance has been canceled.',
} as const;

/** Sets the status of a maintenance, with a public comment. */
export function setMaintenanceStatus(
  store: Store,
  row: MaintenanceRow,
  status: MaintenanceRow['status'],
): MaintenanceRow {
  const { id, creation_date: _creation, ...fields } = row;
  const after = updateMaintenance(store, row, { ...fields, status });
  const content = COMMENTS[status];
  if (content) store.addEvent('maintenance', id, { type: 'comment', content, internal: false });
  return after;
}
