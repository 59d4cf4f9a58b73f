import { isExpected } from '../model/maintenance';
import { byNameAndId, statusRank } from '../model/order';
import { createPlacer, type Placed } from '../model/place';
import { alsoSearched } from '../lists/search-text';
import type { Maintenance, Monitor, Place, Snapshot } from '../model/types';
import { itemsOf } from '../verdict/board-summary';

/** A monitor in a list. */
export type MonitorItem = Placed<Omit<Monitor, 'description' | 'url' | 'asWritten'>> & {
  /** Whether a maintenance explains that it is not ok. */
  readonly isExpected: boolean;
  /** Its link and description, for searches in the browser only. */
  readonly also?: string;
};

/** Whether a monitor is not ok and no maintenance explains it. */
export const isProblem = ({ status, isExpected: expected }: MonitorItem): boolean =>
  status !== 'ok' && !expected;

const problemsFirst = (a: MonitorItem, b: MonitorItem): number =>
  Number(isProblem(b)) - Number(isProblem(a)) ||
  statusRank(b.status) - statusRank(a.status) ||
  byNameAndId(a, b);

const keyOf = ({ scopeId, serviceId }: Place): string => `${serviceId}/${scopeId}`;

function arrange({ sections }: Snapshot): readonly MonitorItem[] | null {
  const underWay = new Map<string, Maintenance[]>();
  for (const maintenance of itemsOf(sections.maintenances) ?? []) {
    if (maintenance.status !== 'in-progress') continue;
    const key = keyOf(maintenance);
    underWay.set(key, [...(underWay.get(key) ?? []), maintenance]);
  }
  const place = createPlacer(sections);
  const toItem = (monitor: Monitor): MonitorItem => {
    const { description: _, url: __, asWritten: ___, ...rest } = monitor;
    return { ...place(rest), isExpected: isExpected(monitor, underWay.get(keyOf(monitor)) ?? []) };
  };
  return itemsOf(sections.monitors)?.map(toItem).sort(problemsFirst) ?? null;
}

const arranged = new WeakMap<Snapshot, readonly MonitorItem[] | null>();

/** All monitors: problems worst first, then expected ones, then by name. Null if they were never read. Cached for each snapshot. */
export function toMonitorItems(snapshot: Snapshot): readonly MonitorItem[] | null {
  const known = arranged.get(snapshot);
  if (known !== undefined) return known;
  const items = arrange(snapshot);
  arranged.set(snapshot, items);
  return items;
}

const withTexts = new WeakMap<Snapshot, readonly MonitorItem[] | null>();

/** {@link toMonitorItems} with what only searches need. Cached for each snapshot. */
export function toSearchedMonitors(snapshot: Snapshot): readonly MonitorItem[] | null {
  const known = withTexts.get(snapshot);
  if (known !== undefined) return known;
  const also = new Map(
    snapshot.sections.monitors.items.map(({ id, url, description }) => [id, alsoSearched(url, description)]),
  );
  const items = toMonitorItems(snapshot)?.map((item) => ({ ...item, ...also.get(item.id) })) ?? null;
  withTexts.set(snapshot, items);
  return items;
}
