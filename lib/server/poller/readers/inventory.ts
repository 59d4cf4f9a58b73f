import { countStatuses, totalOf, type StatusCounts } from '@/lib/status/model/counts';
import { statusRank } from '@/lib/status/model/order';
import type { Monitor } from '@/lib/status/model/types';

import type { BadRow } from '../rows/parse-row';
import type { WholeList } from '../rows/read-list';
import { isSameMonitor } from './since';

/** All monitors in their last known state. */
export interface Inventory {
  readonly monitors: ReadonlyMap<number, Monitor>;
  /** Ids of monitors whose status was unreadable in a full list: only another full list can show it. */
  readonly unread: ReadonlySet<number>;
  /** Rows of a full list that could not be parsed. */
  readonly bad: readonly BadRow[];
}

/** The source's report on its monitors: cheap to read, because most monitors are ok. */
export interface StatusReport {
  /** The monitors that are not ok. */
  readonly notOk: WholeList<Monitor>;
  /** How many monitors are in each status. */
  readonly counts: StatusCounts;
}

/** The result of applying a report to an inventory. */
export interface Derived {
  readonly inventory: Inventory;
  /** The bad rows of all lists involved, each once. */
  readonly bad: readonly BadRow[];
  /** Whether the source counts as many monitors as are known or unreadable. */
  readonly isTotalEqual: boolean;
  /** Whether the counts agree for each status other than ok. */
  readonly areNotOkEqual: boolean;
  /** Whether the counts agree for each status. */
  readonly isEqual: boolean;
}

/** Creates an inventory from a list of all monitors. */
export function toInventory({ rows, bad }: Pick<WholeList<Monitor>, 'rows' | 'bad'>): Inventory {
  return {
    monitors: new Map(rows.map((monitor) => [monitor.id, monitor])),
    unread: new Set(rows.filter(({ status }) => status === 'unknown').map(({ id }) => id)),
    bad,
  };
}

/** Replaces the monitors for which `isReplaced` returns true by the rows of a list. */
export function replaceSome(
  known: Inventory,
  list: WholeList<Monitor>,
  isReplaced: (monitor: Monitor) => boolean,
): Inventory {
  const { monitors, unread } = toInventory(list);
  const others = [...known.monitors].filter(([id, monitor]) => !isReplaced(monitor) && !monitors.has(id));
  return {
    monitors: new Map([...others, ...monitors]),
    unread: new Set([...unread, ...others.flatMap(([id]) => (known.unread.has(id) ? [id] : []))]),
    // A bad row of the list may be one that is known already.
    bad: known.bad,
  };
}

const byStatus = (a: Monitor, b: Monitor): number =>
  statusRank(b.status) - statusRank(a.status) || a.id - b.id;

/** Applies the listed rows to the known monitors. `vanished` are those that were not ok and are not listed. */
function applyRows(known: Inventory, listed: ReadonlyMap<number, Monitor>) {
  const monitors = new Map<number, Monitor>();
  const vanished: Monitor[] = [];
  for (const monitor of known.monitors.values()) {
    const { id, status } = monitor;
    const row = listed.get(id);
    monitors.set(id, row && !isSameMonitor(row, monitor) ? row : monitor);
    if (!row && status !== 'ok' && !known.unread.has(id)) vanished.push(monitor);
  }
  for (const [id, row] of listed) if (!monitors.has(id)) monitors.set(id, row);
  return { monitors, vanished };
}

/**
 * Applies a report to an inventory, and checks the result against the source's counts.
 *
 * A listed monitor has the status of its row. One that left the list is ok, but only as many of them as the source counts:
 * the worst of the others keep their last status, and the counts then disagree. A monitor with an unreadable status is
 * counted by the source under some status: one that is not ok if the list includes it, any other if it does not.
 *
 * @param newer Monitors that were read after the report.
 */
export function derive(known: Inventory, report: StatusReport, newer: readonly Monitor[] = []): Derived {
  const { notOk, counts } = report;
  const listed = new Map(notOk.rows.map((monitor) => [monitor.id, monitor]));
  const listedIds = [...listed.keys()];
  for (const monitor of newer) listed.set(monitor.id, monitor);
  const { monitors, vanished } = applyRows(known, listed);

  const okCount = [...monitors.values()].filter(({ status }) => status === 'ok').length + vanished.length;
  const unresolved = Math.max(0, okCount - counts.ok, notOk.total - notOk.listed);
  for (const monitor of [...vanished].sort(byStatus).slice(unresolved))
    monitors.set(monitor.id, { ...monitor, status: 'ok' });

  // A bad row of a monitor that is not ok is in both lists.
  const badOthers = known.bad.slice(notOk.bad.length);
  const bad = [...notOk.bad, ...badOthers];
  const ours = countStatuses(monitors.values());
  const unknownInList = listedIds.filter((id) => monitors.get(id)?.status === 'unknown').length;
  const warning = counts.warning - ours.warning;
  const alert = counts.alert - ours.alert;
  const ok = counts.ok - ours.ok;
  const areNotOkEqual =
    notOk.isWhole &&
    (unresolved === 0 || vanished.length === 0) &&
    Math.min(warning, alert) >= 0 &&
    warning + alert === unknownInList + notOk.bad.length;
  const areOthersEqual = ok >= 0 && ok + counts.unknown === ours.unknown - unknownInList + badOthers.length;
  return {
    inventory: {
      monitors,
      unread: new Set([...known.unread].filter((id) => monitors.get(id)?.status === 'unknown')),
      bad: known.bad,
    },
    bad,
    isTotalEqual: totalOf(counts) === monitors.size + bad.length,
    areNotOkEqual,
    isEqual: areNotOkEqual && areOthersEqual,
  };
}
