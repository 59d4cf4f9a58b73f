import { byName } from '../model/order';
import { isProblem, type MonitorItem } from './monitor-items';
import type { MonitorGrouping, MonitorQuery } from './monitor-query';
import { createMatcher, toItemText } from '../lists/search-text';
import { isSelected } from '../model/selection';

/** A query without its page. */
export type MonitorFilter = Omit<MonitorQuery, 'page'>;

interface Group {
  readonly name: string;
  readonly items: MonitorItem[];
  problems: number;
}

const groupOf = (item: MonitorItem, group: MonitorGrouping): { id: number; name: string } =>
  group === 'scope' ? { id: item.scopeId, name: item.scope } : { id: item.serviceId, name: item.service };

/** Sorts monitors by place: most problems first, then by name. */
function grouped(items: readonly MonitorItem[], group: MonitorGrouping): readonly MonitorItem[] {
  if (group === 'none') return items;
  const groups = new Map<number, Group>();
  for (const item of items) {
    const { id, name } = groupOf(item, group);
    const own = groups.get(id) ?? { name, items: [], problems: 0 };
    groups.set(id, own);
    own.items.push(item);
    if (isProblem(item)) own.problems += 1;
  }
  return [...groups.entries()]
    .sort(([idA, a], [idB, b]) => b.problems - a.problems || byName.compare(a.name, b.name) || idA - idB)
    .flatMap(([, own]) => own.items);
}

/**
 * Prepares monitors for instant search.
 *
 * @param items Problems first (see `toMonitorItems`).
 * @returns A function that returns the matching monitors in the order of the filter.
 */
export function createMonitorSearch(
  items: readonly MonitorItem[],
): (filter: MonitorFilter) => readonly MonitorItem[] {
  const texts = items.map(toItemText);
  return ({ q, selection, statuses, integrations, group }) => {
    const matches = createMatcher(q);
    const found = items.filter(
      (item, index) =>
        isSelected(selection, item) &&
        (statuses.length === 0 || statuses.includes(item.status)) &&
        (integrations.length === 0 ||
          (item.integration !== null && integrations.includes(item.integration))) &&
        matches(texts[index] ?? ''),
    );
    return grouped(found, group);
  };
}

/** A row of the monitor list: a monitor, or the heading of a group. */
export type MonitorEntry =
  | { readonly kind: 'monitor'; readonly key: string; readonly monitor: MonitorItem }
  | { readonly kind: 'group'; readonly key: string; readonly id: number; readonly name: string };

/** The rows of a list: each group once, in the order of its first monitor, also if the monitors are not sorted by group. */
export function toEntries(items: readonly MonitorItem[], group: MonitorGrouping): MonitorEntry[] {
  const toEntry = (monitor: MonitorItem): MonitorEntry => ({
    kind: 'monitor',
    key: `m${monitor.id}`,
    monitor,
  });
  if (group === 'none') return items.map(toEntry);
  const groups = new Map<number, MonitorEntry[]>();
  for (const monitor of items) {
    const own = groupOf(monitor, group);
    const entries = groups.get(own.id) ?? [{ kind: 'group', key: `g${own.id}`, ...own }];
    groups.set(own.id, entries);
    entries.push(toEntry(monitor));
  }
  return [...groups.values()].flat();
}
