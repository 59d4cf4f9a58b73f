import 'server-only';

import { countStatuses, type StatusCounts, totalOf } from '@/lib/status/counts';
import type { Monitor } from '@/lib/status/types';

import type { MonitorCounts } from '../section-readers';
import type { WholeList } from './read-list';
import type { BadRow } from './read-row';
import { isSameMonitor } from './since';

/** Every monitor as it was last known, and the rows that could not be used when all were read. */
export interface Inventory {
  readonly monitors: ReadonlyMap<number, Monitor>;
  readonly bad: readonly BadRow[];
}

/** How the source's counts differ from ours where not every monitor's status is known, and which those are. */
export interface Difference {
  /** The monitors whose status is not known to us, in one text. */
  readonly unread: string;
  /** The source's counts less ours. */
  readonly surplus: StatusCounts;
}

/** What follows from what is known and what is not ok. */
export interface Derived {
  /** What is known now: every monitor in its present status, also those of which nothing can be told. */
  readonly inventory: Inventory;
  /** The monitors whose row could not be used, of which nothing can be told. */
  readonly lost: ReadonlySet<number>;
  /** The rows of the list that could not be used. */
  readonly bad: readonly BadRow[];
  readonly difference: Difference;
  /** Whether the source's counts bear out the status of each. */
  readonly areStatusesBorneOut: boolean;
  /** Whether they also bear out that these are all. */
  readonly isBorneOut: boolean;
}

/** An inventory from a list of all monitors. */
export function toInventory({ rows, bad }: WholeList<Monitor>): Inventory {
  return { monitors: new Map(rows.map((monitor) => [monitor.id, monitor])), bad };
}

/** An inventory in which the monitors that `isReplaced` chooses are those of a list. */
export function replaceSome(
  known: Inventory,
  { rows, bad }: WholeList<Monitor>,
  isReplaced: (monitor: Monitor) => boolean,
): Inventory {
  const kept = [...known.monitors].filter(([, monitor]) => !isReplaced(monitor));
  const badIds = new Set(known.bad.map(({ id }) => id));
  return {
    monitors: new Map([...kept, ...rows.map((monitor) => [monitor.id, monitor] as const)]),
    // Whether a row without an id is one of those that are known, nobody can tell.
    bad: [...known.bad, ...bad.filter(({ id }) => id !== null && !badIds.has(id))],
  };
}

/** A known monitor that is not among those that are not ok. One in a status that nobody knows is in neither list. */
function toOk(monitor: Monitor): Monitor {
  const isKept = monitor.status === 'ok' || monitor.status === 'unknown';
  return isKept ? monitor : { ...monitor, status: 'ok', since: null };
}

function areStatusesBorneOut(
  { surplus, unread }: Difference,
  unreadCount: number,
  before: Difference | null,
): boolean {
  const { warning, alert, unknown } = surplus;
  if (Math.min(warning, alert, unknown) < 0 || warning + alert + unknown > unreadCount) return false;
  // The source may count a monitor that we cannot read under any word; but under the same as before.
  if (before?.unread !== unread) return true;
  return warning === before.surplus.warning && alert === before.surplus.alert;
}

/**
 * The state of every monitor from an inventory and the list of those that are not ok.
 *
 * Whoever is not in that list is ok, except a monitor whose status is a word that this board does not know: that one stays
 * unknown until a list says otherwise. The statuses bear out when the source counts as many that are not ok; the inventory,
 * when it counts as many at all. A monitor that is unknown or whose row cannot be used may be counted anywhere, but always
 * in the same place.
 *
 * @param before The last difference that was borne out with this inventory; null for a new one.
 */
export function derive(
  known: Inventory,
  notOk: WholeList<Monitor>,
  counts: MonitorCounts,
  before: Difference | null,
): Derived {
  const rows = new Map(notOk.rows.map((monitor) => [monitor.id, monitor]));
  const lost = new Set(notOk.bad.flatMap(({ id }) => id ?? []));
  const changed = new Map<number, Monitor>();
  for (const monitor of known.monitors.values()) {
    const now = rows.get(monitor.id) ?? toOk(monitor);
    if (!isSameMonitor(now, monitor)) changed.set(monitor.id, now);
  }
  for (const [id, monitor] of rows) if (!known.monitors.has(id)) changed.set(id, monitor);
  const all = changed.size === 0 ? known.monitors : new Map([...known.monitors, ...changed]);
  const bad = known.bad.filter(({ id }) => id === null || !rows.has(id));
  for (const { id } of bad) if (id !== null && !all.has(id)) lost.add(id);

  const monitors = [...all.values()].filter(({ id }) => !lost.has(id));
  const anonymous = bad.filter(({ id }) => id === null).length;
  const unknown = monitors.filter(({ status }) => status === 'unknown').map(({ id }) => id);
  const unread = [...lost, ...unknown].sort((a, b) => a - b);
  const ours = countStatuses(monitors);
  const difference = {
    unread: `${unread.join()}+${anonymous}`,
    surplus: {
      ok: counts.ok - ours.ok,
      warning: counts.warning - ours.warning,
      alert: counts.alert - ours.alert,
      unknown: counts.unknown,
    },
  };
  const unreadCount = unread.length + anonymous;
  const areBorneOut = areStatusesBorneOut(difference, unreadCount, before);
  return {
    inventory: { monitors: all, bad },
    lost,
    bad: notOk.bad,
    difference,
    areStatusesBorneOut: areBorneOut,
    isBorneOut: areBorneOut && difference.surplus.ok >= 0 && totalOf(difference.surplus) === unreadCount,
  };
}
