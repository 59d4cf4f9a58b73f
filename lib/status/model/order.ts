import type { Dimension, IncidentSeverity, MonitorStatus } from './types';

/** Natural sort order of names, ignoring case: `b9` before `b10`. Fixed locale, so that it is the same everywhere. */
export const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Orders scopes, services or other named items by name, then by id: a total order. */
export const byNameAndId = (a: Dimension, b: Dimension): number =>
  byName.compare(a.name, b.name) || a.id - b.id;

const STATUS_RANK: Readonly<Record<MonitorStatus, number>> = { ok: 0, unknown: 1, warning: 2, alert: 3 };

const SEVERITY_RANK: Readonly<Record<IncidentSeverity, number>> = {
  minor: 0,
  low: 1,
  // Neither harmless nor critical.
  unknown: 2,
  moderate: 3,
  high: 4,
  critical: 5,
};

/** Rank of a monitor status: 0 for `ok`, higher is worse. */
export function statusRank(status: MonitorStatus): number {
  return STATUS_RANK[status];
}

/** Rank of an incident severity: 0 for `minor`, higher is worse. */
export function severityRank(severity: IncidentSeverity): number {
  return SEVERITY_RANK[severity];
}
