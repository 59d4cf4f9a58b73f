import { belowBase } from '@/lib/site/base-path';

/** The parameter of a page that names a moment of the past, in the form of `formatMoment`. */
export const AT = 'at';

/** The pages that show moments of the past. */
const PAST_PAGES = /^\/(monitors|incidents|maintenances|(scopes|services)(\/[^/]+)?|places\/[^/]+\/[^/]+)?$/;

/** A query with a moment, which replaces that of the query; null for the present. */
export function withAt(search: string, at: string | null): string {
  const query = new URLSearchParams(search);
  query.delete(AT);
  // Colons are allowed in a query, and an address with a date should be readable.
  return [query.toString(), at === null ? '' : `${AT}=${at}`].filter(Boolean).join('&');
}

/** The address of a page, at the same moment if the page has a past. @param address With base path and query. */
export function toLink(address: string, at: string | null): string {
  if (at === null) return address;
  const [page = '', search = ''] = address.split('?');
  return PAST_PAGES.test(belowBase(page) ?? '') ? `${page}?${withAt(search, at)}` : address;
}
