import 'server-only';

import type { Route } from './route-table';

/**
 * What makes one answer of a route differ from another, and at once the target that it is rendered from: the path, and the query
 * parameters that the route declares, sorted and each only once.
 *
 * Language, theme and visibility belong here as soon as an answer depends on them; there is one of each.
 */
export function keyOf({ query }: Pick<Route, 'query'>, target: string): string {
  const mark = target.indexOf('?');
  if (mark === -1) return target;
  const path = target.slice(0, mark);
  if (query.length === 0) return path;
  const given = new URLSearchParams(target.slice(mark + 1));
  const kept = new URLSearchParams();
  for (const name of [...query].sort()) {
    for (const value of [...new Set(given.getAll(name))].sort()) kept.append(name, value);
  }
  return kept.size === 0 ? path : `${path}?${kept.toString()}`;
}
