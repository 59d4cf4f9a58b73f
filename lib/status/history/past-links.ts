import { atBase } from '@/lib/site/base-path';

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

/** The address of a page, at the same moment if the page has a past. @param path With its query, without base path. */
export function toLink(path: string, at: string | null): string {
  const [page = '', search = ''] = path.split('?');
  return atBase(at === null || !PAST_PAGES.test(page) ? path : `${page}?${withAt(search, at)}`);
}
