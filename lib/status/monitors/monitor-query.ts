import { toSearchText } from '../lists/search-text';
import { toDisplayName } from '../model/display-name';
import { parseSelection, type FilterProblem, type Inventory, type Selection } from '../model/selection';
import type { MonitorStatus } from '../model/types';

/** Groupings of the monitor list. */
export const MONITOR_GROUPINGS = ['none', 'scope', 'service'] as const;

export type MonitorGrouping = (typeof MONITOR_GROUPINGS)[number];

/** Every status, worst first. */
export const MONITOR_STATUSES = [
  'alert',
  'warning',
  'unknown',
  'ok',
] as const satisfies readonly MonitorStatus[];

/** The query parameters of the monitor list. */
export const MONITOR_PARAMETERS = [
  'status',
  'scope',
  'service',
  'integration',
  'q',
  'group',
  'page',
] as const;

/** A query of the monitor list; an empty list matches all. */
export interface MonitorQuery {
  readonly selection: Selection;
  readonly statuses: readonly MonitorStatus[];
  readonly integrations: readonly string[];
  readonly q: string;
  readonly group: MonitorGrouping;
  /** From 1; null if the query names no page. */
  readonly page: number | null;
}

/** The values that a query can name. */
export interface MonitorChoices extends Inventory {
  readonly integrations: readonly string[];
}

const PAGE = /^[1-9]\d{0,5}$/;

/** Parses a query; invalid filters are reported and ignored. */
export function parseMonitorQuery(
  query: URLSearchParams,
  choices: MonitorChoices,
): { readonly query: MonitorQuery; readonly problems: readonly FilterProblem[] } {
  const { selection, problems: places } = parseSelection(query, choices);
  const problems = [...places];
  const amongst = <T extends string>(parameter: string, known: readonly T[]): T[] => {
    const found = new Set<T>();
    for (const value of query.getAll(parameter).filter((text) => text.trim() !== '')) {
      const match = known.find((name) => toSearchText(name) === toSearchText(toDisplayName(value)));
      if (match === undefined) problems.push({ parameter, value });
      else found.add(match);
    }
    return [...found];
  };
  const [group = 'none'] = amongst('group', MONITOR_GROUPINGS);
  const page = query.get('page') ?? '';
  if (page !== '' && !PAGE.test(page)) problems.push({ parameter: 'page', value: page });
  return {
    query: {
      selection,
      statuses: amongst('status', MONITOR_STATUSES),
      integrations: amongst('integration', choices.integrations),
      q: query.get('q') ?? '',
      group,
      page: PAGE.test(page) ? Number(page) : null,
    },
    problems,
  };
}

/** The query of the data for a query of the page: all monitors, with the texts that only searches need if there is a search. */
export const toMonitorDataQuery = (search: string): string =>
  new URLSearchParams(search).get('q')?.trim() ? 'all=text' : 'all=1';

/** Formats a query; the inverse of {@link parseMonitorQuery}. */
export function toMonitorSearch({ q, statuses, selection, integrations, group, page }: MonitorQuery): string {
  const search = new URLSearchParams();
  if (q.trim() !== '') search.set('q', q);
  for (const status of statuses) search.append('status', status);
  for (const id of selection.scopes) search.append('scope', String(id));
  for (const id of selection.services) search.append('service', String(id));
  for (const integration of integrations) search.append('integration', integration);
  if (group !== 'none') search.set('group', group);
  if (page !== null && page > 1) search.set('page', String(page));
  return search.toString();
}
