import { isUnplaced } from './flaws';
import { statusRank } from './severity';
import type { Maintenance, MaintenanceStatus, Monitor, MonitorStatus, ServiceStatus } from './types';

/** The worst monitor status that each declared impact explains. `up` explains nothing, and neither does one we cannot read. */
const EXPLAINS: Readonly<Record<ServiceStatus, MonitorStatus>> = {
  up: 'ok',
  degraded: 'warning',
  down: 'alert',
  unknown: 'ok',
};

/**
 * Whether a monitor is not ok for a reason that was announced: a maintenance of its place is in progress, within its
 * scheduled window, and declared at least that impact. Overrunning explains nothing any more, and neither does a window whose end
 * is not known.
 *
 * @param maintenances The maintenances in progress at the monitor's place.
 */
export function isExpected(monitor: Monitor, maintenances: readonly Maintenance[]): boolean {
  if (monitor.status === 'ok' || monitor.status === 'unknown') return false;
  // Two places that could not be read need not be the same.
  if (isUnplaced(monitor)) return false;
  return maintenances.some(
    ({ serviceStatus, scheduledEndAt, isOverrunning }) =>
      !isOverrunning &&
      scheduledEndAt !== null &&
      statusRank(monitor.status) <= statusRank(EXPLAINS[serviceStatus]),
  );
}

/** Whether a maintenance is past its scheduled end and still in progress. `nowMs` is epoch milliseconds. */
export function isOverrunning(
  maintenance: Pick<Maintenance, 'status' | 'scheduledEndAt'>,
  nowMs: number,
): boolean {
  const { status, scheduledEndAt } = maintenance;
  return status === 'in-progress' && scheduledEndAt !== null && Date.parse(scheduledEndAt) <= nowMs;
}

/** Whether a maintenance has come to an end, whichever; one in a status that is not known has not. */
export function isOver(status: MaintenanceStatus): boolean {
  return status === 'succeed' || status === 'failed' || status === 'canceled';
}
