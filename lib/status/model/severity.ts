import type { IncidentSeverity, MonitorStatus } from './types';

const STATUS_RANK: Readonly<Record<MonitorStatus, number>> = { ok: 0, unknown: 1, warning: 2, alert: 3 };

const SEVERITY_RANK: Readonly<Record<IncidentSeverity, number>> = {
  minor: 0,
  low: 1,
  // What we cannot read is taken for neither harmless nor the end of the world.
  unknown: 2,
  moderate: 3,
  high: 4,
  critical: 5,
};

/** How bad a monitor status is: 0 for `ok`, more for worse. */
export function statusRank(status: MonitorStatus): number {
  return STATUS_RANK[status];
}

/** How bad an incident's severity is: 0 for `minor`, more for worse. */
export function severityRank(severity: IncidentSeverity): number {
  return SEVERITY_RANK[severity];
}
