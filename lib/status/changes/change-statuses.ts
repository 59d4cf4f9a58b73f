import type { IncidentStatus, MaintenanceStatus, MonitorStatus } from '../model/types';

/** The statuses that something can change to, by kind. */
const CHANGE_STATUSES = {
  monitor: ['alert', 'warning', 'ok'],
  incident: ['active', 'investigating', 'stable', 'resolved'],
  maintenance: ['in-progress', 'succeed', 'failed', 'canceled'],
} as const satisfies {
  readonly monitor: readonly MonitorStatus[];
  readonly incident: readonly IncidentStatus[];
  readonly maintenance: readonly MaintenanceStatus[];
};

/** Every status of {@link CHANGE_STATUSES}, and the one that all kinds share. */
export const ALL_CHANGE_STATUSES: readonly string[] = [...Object.values(CHANGE_STATUSES).flat(), 'unknown'];
