import type { MaintenanceRow } from '../store/rows';
import type { Store } from '../store/store';
import { setMaintenanceStatus, planMaintenance } from './maintenance-steps';
import type { Random } from './random';

const MAX_CLOSED = 60;
const MINUTE_MS = 60_000;

/** Starts or ends a maintenance that is due, and keeps one in progress and two scheduled. Returns whether it changed anything. */
export function simulateMaintenances(store: Store, random: Random): boolean {
  const rows = [...store.maintenance.values()];
  const running = rows.filter(({ status }) => status === 'in-progress');
  const planned = store.maintenance.list([({ status }) => status === 'scheduled']).toReversed();

  const finished = running.find((row) => endsAt(row) <= store.now);
  if (finished) {
    setMaintenanceStatus(store, finished, finished.id % 9 === 0 ? 'failed' : 'succeed');
    deleteOldest(store);
    return true;
  }
  const due = planned.find(({ scheduled_start_date: start }) => start <= store.now);
  if (due) {
    setMaintenanceStatus(store, due, 'in-progress');
    return true;
  }
  if (running.length === 0)
    return planMaintenance(store, random, { inMinutes: 0, forMinutes: random.between(15, 45) }) !== undefined;
  if (planned.length < 2) {
    return (
      planMaintenance(store, random, { inMinutes: random.between(120, 2880), forMinutes: 60 }) !== undefined
    );
  }
  return false;
}

// Every second maintenance overruns by up to half an hour.
function endsAt({ id, scheduled_end_date: end }: MaintenanceRow): string {
  const overrunMinutes = id % 2 === 0 ? 10 + ((id * 7) % 20) : 0;
  return new Date(Date.parse(`${end}Z`) + overrunMinutes * MINUTE_MS).toISOString().slice(0, 16);
}

function deleteOldest(store: Store): void {
  const closed = store.maintenance.list([({ status }) => status !== 'scheduled' && status !== 'in-progress']);
  for (const { id } of closed.slice(MAX_CLOSED)) store.deleteWithEvents('maintenance', id);
}
