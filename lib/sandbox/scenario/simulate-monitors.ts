import type { MonitorRow } from '../store/rows';
import type { Store } from '../store/store';
import { scaleRange, type Pace } from './moods';
import type { Random } from './random';

/** The monitors with this status. */
export const monitorsWithStatus = (store: Store, status: MonitorRow['status']): MonitorRow[] =>
  [...store.monitor.values()].filter((row) => row.status === status);

/** Sets the status of a monitor. */
export const setMonitorStatus = (store: Store, row: MonitorRow, status: MonitorRow['status']): void =>
  store.monitor.replace({ ...row, status });

/** Changes the status of one monitor, so that the number of broken ones stays in the range of the pace. */
export function simulateMonitors(store: Store, random: Random, pace: Pace): void {
  const healthy = monitorsWithStatus(store, 'ok');
  const warnings = monitorsWithStatus(store, 'warning');
  const alerts = monitorsWithStatus(store, 'alert');
  const target = {
    warnings: scaleRange(pace.warnings, store.monitor.size),
    alerts: scaleRange(pace.alerts, store.monitor.size),
  };
  const fail = () => move(healthy, 'warning');
  const worsen = () => move(warnings.length > 0 ? warnings : healthy, 'alert');
  const recover = () => move(warnings, 'ok');
  const recoverAlert = () => move(alerts, random.chance(0.5) ? 'ok' : 'warning');
  const move = (rows: readonly MonitorRow[], status: 'ok' | 'warning' | 'alert') => {
    const row = random.pickAny(rows);
    if (row) setMonitorStatus(store, row, status);
  };

  if (alerts.length < target.alerts.min) return worsen();
  if (alerts.length > target.alerts.max) return recoverAlert();
  if (warnings.length < target.warnings.min) return fail();
  if (warnings.length > target.warnings.max) return recover();
  const choices = [
    ...(warnings.length < target.warnings.max ? [fail] : []),
    ...(warnings.length > target.warnings.min ? [recover] : []),
    ...(alerts.length < target.alerts.max ? [worsen] : []),
    ...(alerts.length > target.alerts.min ? [recoverAlert] : []),
  ];
  random.pickAny(choices)?.();
}
