import { isUnplaced } from './flaws';
import { statusRank } from './order';
import type { Maintenance, MaintenanceStatus, Monitor, MonitorStatus, ServiceStatus } from './types';

/** The worst monitor status that each declared impact explains. `up` and unknown impacts explain nothing. */
const EXPLAINS: Readonly<Record<ServiceStatus, MonitorStatus>> = {
  up: 'ok',
  degraded: 'warning',
  down: 'alert',
  unknown: 'ok',
};

/**
 * Whether a maintenance explains that a monitor is not ok: it is in progress at the monitor's place, within its scheduled window, and
 * declares at least that impact. An overrunning maintenance explains nothing, nor does one whose end is unknown.
 *
 * @param maintenances The maintenances in progress at the monitor's place.
 */
export function isExpected(monitor: Monitor, maintenances: readonly Maintenance[]): boolean {
  if (monitor.status === 'ok' || monitor.status === 'unknown') return false;
  // Two unknown places need not be the same.
  if (isUnplaced(monitor)) return false;
  return maintenances.some(
    ({ serviceStatus, scheduledEndAt, isOverrunning }) =>
      !isOverrunning &&
      scheduledEndAt !== null &&
      statusRank(monitor.status) <= statusRank(EXPLAINS[serviceStatus]),
  );
}

/** Whether a maintenance is in progress after its scheduled end. `nowMs` is epoch milliseconds. */
export function isOverrunning(
  maintenance: Pick<Maintenance, 'status' | 'scheduledEndAt'>,
  nowMs: number,
): boolean {
  const { status, scheduledEndAt } = maintenance;
  return status === 'in-progress' && scheduledEndAt !== null && Date.parse(scheduledEndAt) <= nowMs;
}

/** Whether a maintenance is closed: succeeded, failed or canceled. An unknown status counts as open. */
export function isOver(status: MaintenanceStatus): boolean {
  return status === 'succeed' || status === 'failed' || status === 'canceled';
}
