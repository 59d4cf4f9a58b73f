import type { HappeningKind, Tab } from './happening-filters';

/** The address of the other tab of a list, or the same: what both can be filtered by goes along. */
export function tabAddress(kind: HappeningKind, search: string, tab: Tab): string {
  const query = new URLSearchParams(search);
  for (const name of ['tab', 'page', 'status']) query.delete(name);
  if (tab === 'past') query.set('tab', tab);
  return toAddress(kind, query);
}

/** The address of another page of what is over. */
export function pageAddress(kind: HappeningKind, search: string, page: number): string {
  const query = new URLSearchParams(search);
  query.set('tab', 'past');
  query.delete('page');
  if (page > 1) query.set('page', String(page));
  return toAddress(kind, query);
}

const toAddress = (kind: HappeningKind, query: URLSearchParams): string =>
  `/${kind}${query.size === 0 ? '' : `?${query.toString()}`}`;

/** How many filters a query holds, beside the tab, the page and the search by name. */
export function countFilters(search: string): number {
  const own = ['tab', 'page', 'q'];
  return [...new URLSearchParams(search)].filter(([name, value]) => !own.includes(name) && value !== '')
    .length;
}

/** Whether a query chooses something, named by its id or word, or by its name in any case. */
export function isChosen(search: string, parameter: string, ...names: readonly string[]): boolean {
  const wanted = names.map((name) => name.toLowerCase());
  return new URLSearchParams(search)
    .getAll(parameter)
    .some((value) => wanted.includes(value.trim().toLowerCase()));
}
