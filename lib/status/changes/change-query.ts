import { parseSelection, type FilterProblem, type Inventory, type Selection } from '../model/selection';
import type { IncidentStatus, MaintenanceStatus, MonitorStatus, Transition } from '../model/types';

/** The kinds of change that can be chosen. A gap is no change of anything, and is listed with every choice. */
export const CHANGE_KINDS = ['monitor', 'incident', 'maintenance'] as const satisfies readonly Exclude<
  Transition['kind'],
  'gap'
>[];

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** The statuses that something can change to, by kind. */
const CHANGE_STATUSES = {
  monitor: ['alert', 'warning', 'ok'],
  incident: ['active', 'investigating', 'stable', 'resolved'],
  maintenance: ['in-progress', 'succeed', 'failed', 'canceled'],
} as const satisfies {
  readonly monitor: readonly MonitorStatus[];
  readonly incident: readonly IncidentStatus[];
  readonly maintenance: readonly MaintenanceStatus[];
};

/** Every status of {@link CHANGE_STATUSES}, and the one that all kinds share. */
export const ALL_CHANGE_STATUSES: readonly string[] = [
  ...CHANGE_KINDS.flatMap((kind): readonly string[] => CHANGE_STATUSES[kind]),
  'unknown',
];

/** The query parameters of the list of changes. */
export const CHANGE_PARAMETERS = ['q', 'kind', 'status', 'scope', 'service', 'page'] as const;

/** A query of the list of changes; an empty list matches all. */
export interface ChangeQuery {
  readonly q: string;
  readonly kinds: readonly ChangeKind[];
  /** New statuses. */
  readonly statuses: readonly string[];
  readonly selection: Selection;
  /** From 1. */
  readonly page: number;
}

/** A query that matches all changes. */
export const NO_FILTERS: ChangeQuery = {
  q: '',
  kinds: [],
  statuses: [],
  selection: { scopes: [], services: [] },
  page: 1,
};

const PAGE = /^[1-9]\d{0,5}$/;

/** Parses a query; invalid filters are reported and ignored. */
export function parseChangeQuery(
  query: URLSearchParams,
  inventory: Inventory,
): { readonly query: ChangeQuery; readonly problems: readonly FilterProblem[] } {
  const { selection, problems: places } = parseSelection(query, inventory);
  const problems = [...places];
  const among = <T extends string>(parameter: string, known: readonly T[]): T[] => {
    const found = new Set<T>();
    for (const value of query.getAll(parameter).filter((text) => text.trim() !== '')) {
      const match = known.find((name) => name === value.trim().toLowerCase());
      if (match === undefined) problems.push({ parameter, value });
      else found.add(match);
    }
    return [...found];
  };
  const kinds = among('kind', CHANGE_KINDS);
  const statuses = among('status', ALL_CHANGE_STATUSES);
  const page = query.get('page') ?? '';
  if (page !== '' && !PAGE.test(page)) problems.push({ parameter: 'page', value: page });
  return {
    query: {
      q: query.get('q')?.trim() ?? '',
      kinds,
      statuses,
      selection,
      page: PAGE.test(page) ? Number(page) : 1,
    },
    problems,
  };
}

/** Formats a query; the inverse of {@link parseChangeQuery}. */
export function toChangeSearch({ q, kinds, statuses, selection, page }: ChangeQuery): string {
  const search = new URLSearchParams();
  if (q !== '') search.set('q', q);
  for (const kind of kinds) search.append('kind', kind);
  for (const status of statuses) search.append('status', status);
  for (const id of selection.scopes) search.append('scope', String(id));
  for (const id of selection.services) search.append('service', String(id));
  if (page > 1) search.set('page', String(page));
  return search.toString();
}

/** Whether a query filters anything out. */
export const isFiltered = ({ q, kinds, statuses, selection }: ChangeQuery): boolean =>
  q !== '' || [kinds, statuses, selection.scopes, selection.services].some(({ length }) => length > 0);
