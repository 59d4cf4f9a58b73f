import { parametersOf, type NoticeKind, type Tab } from './notice-filters';
import type { FilterProblem } from '../model/selection';

/** The address of a tab. Filters that apply to both tabs are carried over. */
export function tabAddress(kind: NoticeKind, search: string, tab: Tab): string {
  const query = new URLSearchParams(search);
  for (const name of ['tab', 'page', 'status']) query.delete(name);
  if (tab === 'past') query.set('tab', tab);
  return `/${kind}${query.size === 0 ? '' : `?${query.toString()}`}`;
}

/** The query of another page of closed items. */
export function pageSearch(search: string, page: number): string {
  const query = new URLSearchParams(search);
  query.set('tab', 'past');
  query.delete('page');
  if (page > 1) query.set('page', String(page));
  return query.toString();
}

/** An active filter value. */
export interface ActiveFilter {
  readonly parameter: string;
  readonly value: string;
}

const NO_FILTERS: readonly string[] = ['tab', 'page', 'q'];

const filtersOf = (kind: NoticeKind): readonly string[] =>
  parametersOf(kind).filter((name) => !NO_FILTERS.includes(name));

const keep = (search: string, isKept: (name: string, value: string) => boolean): string =>
  new URLSearchParams(
    [...new URLSearchParams(search)].filter(([name, value]) => name !== 'page' && isKept(name, value)),
  ).toString();

/** The active filter values of a query, without tab and search: each valid value once. */
export function activeFilters(
  kind: NoticeKind,
  search: string,
  problems: readonly FilterProblem[],
): readonly ActiveFilter[] {
  const known = filtersOf(kind);
  const chosen = new Map<string, ActiveFilter>();
  for (const [parameter, raw] of new URLSearchParams(search)) {
    const value = raw.trim();
    const isGood =
      known.includes(parameter) &&
      value !== '' &&
      !problems.some((problem) => problem.parameter === parameter && problem.value.trim() === value);
    if (!isGood) continue;
    chosen.set(`${parameter}=${value}`, { parameter, value });
  }
  return [...chosen.values()];
}

/** A query without one filter value. */
export function withoutFilter(search: string, { parameter, value }: ActiveFilter): string {
  return keep(search, (name, other) => name !== parameter || other.trim() !== value);
}

/** A query without filters; tab and search remain. */
export function withoutFilters(kind: NoticeKind, search: string): string {
  const known = filtersOf(kind);
  return keep(search, (name) => !known.includes(name));
}
