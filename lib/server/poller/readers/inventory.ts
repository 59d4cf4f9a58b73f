import 'server-only';

import { countStatuses, totalOf } from '@/lib/status/model/counts';
import { statusRank } from '@/lib/status/model/severity';
import type { Monitor } from '@/lib/status/model/types';

import type { MonitorCounts } from './section-readers';
import type { WholeList } from '../rows/read-list';
import type { BadRow } from '../rows/read-row';
import { isSameMonitor } from './since';

/** Every monitor as it was last known. */
export interface Inventory {
  readonly monitors: ReadonlyMap<number, Monitor>;
  /** The monitors whose status could not be read in a list of all: only such a list can tell it. */
  readonly unread: ReadonlySet<number>;
  /** The rows of such a list that are no monitor. */
  readonly bad: readonly BadRow[];
}

/** What the source says of its monitors at one moment. */
export interface Look {
  /** Those that are not ok. */
  readonly notOk: WholeList<Monitor>;
  readonly counts: MonitorCounts;
}

/** What follows from an inventory and a look. */
export interface Derived {
  readonly inventory: Inventory;
  /** Rows that are no monitor, of all lists that this was derived from, each once. */
  readonly bad: readonly BadRow[];
  /** Whether the source counts as many as are known, also those that could not be read. */
  readonly isTotalEqual: boolean;
  /** Whether it counts as many in each status that is not ok. */
  readonly areNotOkEqual: boolean;
  /** Whether it counts as many in each status. */
  readonly isEqual: boolean;
}

/** An inventory from a list of all monitors. */
export function toInventory({ rows, bad }: Pick<WholeList<Monitor>, 'rows' | 'bad'>): Inventory {
  return {
    monitors: new Map(rows.map((monitor) => [monitor.id, monitor])),
    unread: new Set(rows.filter(({ status }) => status === 'unknown').map(({ id }) => id)),
    bad,
  };
}

/** An inventory with the rows of a list, in place of those that `isReplaced` chooses. */
export function replaceSome(
  known: Inventory,
  list: WholeList<Monitor>,
  isReplaced: (monitor: Monitor) => boolean,
): Inventory {
  const { monitors, unread } = toInventory(list);
  const kept = [...known.monitors].filter(([id, monitor]) => !isReplaced(monitor) && !monitors.has(id));
  return {
    monitors: new Map([...kept, ...monitors]),
    unread: new Set([...unread, ...kept.flatMap(([id]) => (known.unread.has(id) ? [id] : []))]),
    // Each may be one of those that are known.
    bad: known.bad,
  };
}

const byStatus = (a: Monitor, b: Monitor): number =>
  statusRank(b.status) - statusRank(a.status) || a.id - b.id;

/** The known monitors with the rows of a look, and those that were not ok and have none. */
function settle(known: Inventory, listed: ReadonlyMap<number, Monitor>) {
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
 * The state of every monitor from an inventory and a look, and whether the source's own counts agree with it.
 *
 * A monitor that is in the list has the status of its row. One that left the list is ok, but no more of them than the source
 * counts as ok: the worst of the others keep the status they had, and nothing agrees. One whose status cannot be read is
 * counted by the source under some word: a word that is not ok where the list has it, any other where not.
 *
 * @param newer Monitors that were read after the look.
 */
export function derive(known: Inventory, look: Look, newer: readonly Monitor[] = []): Derived {
  const { notOk, counts } = look;
  const listed = new Map(notOk.rows.map((monitor) => [monitor.id, monitor]));
  const inList = [...listed.keys()];
  for (const monitor of newer) listed.set(monitor.id, monitor);
  const { monitors, vanished } = settle(known, listed);

  const okCount = [...monitors.values()].filter(({ status }) => status === 'ok').length + vanished.length;
  const kept = Math.max(0, okCount - counts.ok, notOk.total - notOk.listed);
  for (const monitor of [...vanished].sort(byStatus).slice(kept))
    monitors.set(monitor.id, { ...monitor, status: 'ok', since: null });

  // A row that is no monitor and not ok is in both lists.
  const badOthers = known.bad.slice(notOk.bad.length);
  const bad = [...notOk.bad, ...badOthers];
  const ours = countStatuses(monitors.values());
  const unknownInside = inList.filter((id) => monitors.get(id)?.status === 'unknown').length;
  const warning = counts.warning - ours.warning;
  const alert = counts.alert - ours.alert;
  const ok = counts.ok - ours.ok;
  const areNotOkEqual =
    notOk.isWhole &&
    (kept === 0 || vanished.length === 0) &&
    Math.min(warning, alert) >= 0 &&
    warning + alert === unknownInside + notOk.bad.length;
  const areOthersEqual = ok >= 0 && ok + counts.unknown === ours.unknown - unknownInside + badOthers.length;
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
