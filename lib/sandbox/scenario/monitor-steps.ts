import type { MonitorRow } from '../store/rows';
import type { Store } from '../store/store';

/** The monitors that stand at this status. */
export const monitorsAt = (store: Store, status: MonitorRow['status']): MonitorRow[] =>
  [...store.monitor.values()].filter((row) => row.status === status);

/** Moves a monitor to another status. */
export const moveMonitor = (store: Store, row: MonitorRow, status: MonitorRow['status']): void =>
  store.monitor.replace({ ...row, status });
