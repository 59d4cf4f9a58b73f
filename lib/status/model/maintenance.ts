import { isUnplaced } from './flaws';
import { statusRank } from './order';
import type { Maintenance, MaintenanceStatus, Monitor, MonitorStatus, ServiceStatus } from './types';

/** The worst monitor status that each declared impact explains. `up` and unknown impacts explain nothing. */
export const EXPLAINED_STATUS: Readonly<Record<ServiceStatus, MonitorStatus>> = {
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
      statusRank(monitor.status) <= statusRank(EXPLAINED_STATUS[serviceStatus]),
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

/** Whether the scheduled start of a maintenance has passed and it has not started. `nowMs` is epoch milliseconds. */
export function isOverdueToStart(
  { status, scheduledStartAt }: Pick<Maintenance, 'status' | 'scheduledStartAt'>,
  nowMs: number,
): boolean {
  return status === 'scheduled' && scheduledStartAt !== null && Date.parse(scheduledStartAt) <= nowMs;
}

/** A status, or how a maintenance departs from its schedule: `overrunning` instead of `in-progress`, `overdue` (to start) instead of `scheduled`. */
export type MaintenanceState = MaintenanceStatus | 'overrunning' | 'overdue';

/** The state of a maintenance now. `nowMs` is epoch milliseconds. */
export function toMaintenanceState(
  maintenance: Pick<Maintenance, 'status' | 'scheduledStartAt' | 'scheduledEndAt'>,
  nowMs: number,
): MaintenanceState {
  if (isOverrunning(maintenance, nowMs)) return 'overrunning';
  return isOverdueToStart(maintenance, nowMs) ? 'overdue' : maintenance.status;
}

/** Whether a maintenance is closed: succeeded, failed or canceled. An unknown status counts as open. */
export function isOver(status: MaintenanceStatus): boolean {
  return status === 'succeed' || status === 'failed' || status === 'canceled';
}
