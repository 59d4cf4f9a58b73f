import { countStatuses, totalOf, type StatusCounts } from '@/lib/status/model/counts';
import { statusRank } from '@/lib/status/model/severity';
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
  /** The bad rows of all lists involved. */
  readonly bad: readonly BadRow[];
  /** How many of them may be monitors that the inventory does not have. */
  readonly lost: number;
  /** Whether the source counts as many monitors as are known or lost. */
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
  const { monitors, unread, bad } = toInventory(list);
  const others = [...known.monitors].filter(([id, monitor]) => !isReplaced(monitor) && !monitors.has(id));
  const badIds = new Set(known.bad.map(({ id }) => id));
  return {
    monitors: new Map([...others, ...monitors]),
    unread: new Set([...unread, ...others.flatMap(([id]) => (known.unread.has(id) ? [id] : []))]),
    // A bad row without an id may be one that is known already.
    bad: [...known.bad, ...bad.filter(({ id }) => id !== null && !badIds.has(id))],
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

/** The listed rows by id. A known monitor whose row is bad keeps its name and place, and its status becomes unknown. */
function toListed({ monitors }: Inventory, { rows, bad }: WholeList<Monitor>): Map<number, Monitor> {
  const listed = new Map(rows.map((monitor) => [monitor.id, monitor]));
  for (const { id } of bad) {
    const monitor = id === null || listed.has(id) ? undefined : monitors.get(id);
    if (monitor) listed.set(monitor.id, { ...monitor, status: 'unknown' });
  }
  return listed;
}

/** The bad rows that may be unknown monitors: those in the list of monitors that are not ok, and the others. */
function findLost(known: Inventory, notOk: WholeList<Monitor>, monitors: ReadonlyMap<number, Monitor>) {
  const isLost = ({ id }: BadRow): boolean => id === null || !monitors.has(id);
  const inList = notOk.bad.filter(isLost);
  const ids = new Set(inList.map(({ id }) => id));
  const others = known.bad.filter((row) => isLost(row) && (row.id === null || !ids.has(row.id)));
  // A row without an id that is not ok is in both lists.
  const duplicates = Math.min(...[inList, others].map((rows) => rows.filter(({ id }) => id === null).length));
  const withoutId = others.filter(({ id }) => id === null).slice(duplicates);
  return { inList, others: [...others.filter(({ id }) => id !== null), ...withoutId] };
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
  const listed = toListed(known, notOk);
  const listedIds = [...listed.keys()];
  for (const monitor of newer) listed.set(monitor.id, monitor);
  const { monitors, vanished } = applyRows(known, listed);

  const okCount = [...monitors.values()].filter(({ status }) => status === 'ok').length + vanished.length;
  const unresolved = Math.max(0, okCount - counts.ok, notOk.total - notOk.listed);
  for (const monitor of [...vanished].sort(byStatus).slice(unresolved))
    monitors.set(monitor.id, { ...monitor, status: 'ok', since: null });

  const { inList, others } = findLost(known, notOk, monitors);
  const lost = inList.length + others.length;
  const ours = countStatuses(monitors.values());
  const unknownInList = listedIds.filter((id) => monitors.get(id)?.status === 'unknown').length;
  const warning = counts.warning - ours.warning;
  const alert = counts.alert - ours.alert;
  const ok = counts.ok - ours.ok;
  const areNotOkEqual =
    notOk.isWhole &&
    (unresolved === 0 || vanished.length === 0) &&
    Math.min(warning, alert) >= 0 &&
    warning + alert === unknownInList + inList.length;
  const areOthersEqual = ok >= 0 && ok + counts.unknown === ours.unknown - unknownInList + others.length;
  return {
    inventory: {
      monitors,
      unread: new Set([...known.unread].filter((id) => monitors.get(id)?.status === 'unknown')),
      bad: known.bad.filter(({ id }) => id === null || !monitors.has(id)),
    },
    bad: [...notOk.bad, ...others],
    lost,
    isTotalEqual: totalOf(counts) === monitors.size + lost,
    areNotOkEqual,
    isEqual: areNotOkEqual && areOthersEqual,
  };
}
