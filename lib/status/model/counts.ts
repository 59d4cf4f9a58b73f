import { statusRank } from './order';
import type { MonitorStatus } from './types';

/** Number of monitors by status. */
export type StatusCounts = Readonly<Record<MonitorStatus, number>>;

export const NO_MONITORS: StatusCounts = { ok: 0, warning: 0, alert: 0, unknown: 0 };

/** Adds two counts. */
export function addCounts(a: StatusCounts, b: StatusCounts): StatusCounts {
  return {
    ok: a.ok + b.ok,
    warning: a.warning + b.warning,
    alert: a.alert + b.alert,
    unknown: a.unknown + b.unknown,
  };
}

/** Counts monitors by status. */
export function countStatuses(monitors: Iterable<{ readonly status: MonitorStatus }>): StatusCounts {
  const counts = { ...NO_MONITORS };
  for (const { status } of monitors) counts[status] += 1;
  return counts;
}

/** Number of all monitors. */
export function totalOf(counts: StatusCounts): number {
  return counts.ok + counts.warning + counts.alert + counts.unknown;
}

/** Number of monitors that are not ok. */
export function notOkOf(counts: StatusCounts): number {
  return totalOf(counts) - counts.ok;
}

/** The worst status that occurs; `ok` if there are no monitors, so check {@link totalOf} first. */
export function worstOf(counts: StatusCounts): MonitorStatus {
  const statuses: readonly MonitorStatus[] = ['alert', 'warning', 'unknown', 'ok'];
  return statuses
    .filter((status) => counts[status] > 0)
    .reduce<MonitorStatus>(
      (worst, status) => (statusRank(status) > statusRank(worst) ? status : worst),
      'ok',
    );
}
