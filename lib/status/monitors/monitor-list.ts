import { byName, byNameAndId } from '../model/order';
import type { Dimension, Snapshot } from '../model/types';
import { type BoardSummary, summarise } from '../verdict/board-summary';
import { type MonitorItem, toMonitorItems, toSearchedMonitors } from './monitor-items';
import { type MonitorChoices, type MonitorQuery, parseMonitorQuery } from './monitor-query';
import { createMonitorSearch } from './monitor-search';

/** Small enough for a phone to render before the whole list is loaded. */
export const MONITORS_PER_PAGE = 50;

/** The monitor list: all monitors, or one page of the matching ones. */
export interface MonitorList extends BoardSummary, MonitorChoices {
  /** All monitors, problems first, if `isWhole`; otherwise those of the page. Null if they were never read. */
  readonly items: readonly MonitorItem[] | null;
  readonly isWhole: boolean;
  readonly total: number;
  /** Number of matching monitors; `total` if `isWhole`. */
  readonly matching: number;
}

/** The items of a page, from 1; a page past the end is the last. */
export function pageOf<T>(items: readonly T[], page: number): readonly T[] {
  const current = Math.min(page, pageCountOf(items.length));
  return items.slice((current - 1) * MONITORS_PER_PAGE, current * MONITORS_PER_PAGE);
}

/** Number of pages; at least 1. */
export function pageCountOf(count: number): number {
  return Math.max(1, Math.ceil(count / MONITORS_PER_PAGE));
}

const toChoices = (dimensions: readonly Dimension[]) => ({
  items: dimensions.map(({ id, name }) => ({ id, name })).sort(byNameAndId),
});

function choicesOf({ sections }: Snapshot, items: readonly MonitorItem[]): MonitorChoices {
  const integrations = new Set(items.flatMap(({ integration }) => integration ?? []));
  return {
    scopes: toChoices(sections.scopes.items),
    services: toChoices(sections.services.items),
    integrations: [...integrations].sort((a, b) => byName.compare(a, b)),
  };
}

function finder(snapshot: Snapshot, items: readonly MonitorItem[]) {
  const choices = choicesOf(snapshot, items);
  return { choices, search: createMonitorSearch(toSearchedMonitors(snapshot) ?? []) };
}

const withoutTexts = ({ also: _, ...item }: MonitorItem): MonitorItem => item;

const finders = new WeakMap<Snapshot, ReturnType<typeof finder>>();

/** The search over a snapshot's monitors; cached for each snapshot. */
function finderOf(snapshot: Snapshot, items: readonly MonitorItem[]): ReturnType<typeof finder> {
  const made = finders.get(snapshot) ?? finder(snapshot, items);
  finders.set(snapshot, made);
  return made;
}

/**
 * The page of monitors for a query, or all of them.
 *
 * @param isWhole Whether to return all, for searching in the browser.
 * @param hasTexts Whether to return all with the texts that only searches need.
 */
export function toMonitorList(
  snapshot: Snapshot,
  searchParams: URLSearchParams,
  isWhole: boolean,
  hasTexts = false,
): MonitorList {
  const { summary } = summarise(snapshot);
  const items = isWhole && hasTexts ? toSearchedMonitors(snapshot) : toMonitorItems(snapshot);
  const all = items ?? [];
  const { choices, search } = finderOf(snapshot, all);
  const total = all.length;
  if (items === null || isWhole)
    return { ...summary, ...choices, items, isWhole: true, total, matching: total };
  const query: MonitorQuery = parseMonitorQuery(searchParams, choices).query;
  const found = search(query);
  return {
    ...summary,
    ...choices,
    items: pageOf(found, query.page ?? 1).map(withoutTexts),
    isWhole: false,
    total,
    matching: found.length,
  };
}
