import 'server-only';

import type { Route } from '../http/route-table';

/** What the handler is asked so that the answer can be kept for everyone who asks the same. */
export interface CacheRequest {
  readonly route: Route;
  /** What makes it differ from every other question. */
  readonly key: string;
  /** The path, and the query parameters that the route declares, sorted, save where order means something, and each value only once, save where that counts. */
  readonly target: string;
  /** What tells viewers apart that may not see the same; empty for anybody. */
  readonly viewer: string;
  /** What shows the handler who asks; null for anybody. */
  readonly credential: string | null;
  /** The viewer's preferences; null where the route does not depend on them. */
  readonly cookie: string | null;
  /** The address that a trusted proxy was asked at; null where the route does not depend on it. */
  readonly origin: string | null;
}

/** What of its sender's headers a question depends on. */
export type CacheVary = Pick<CacheRequest, 'viewer' | 'credential' | 'cookie' | 'origin'>;

function toTarget({ query = [], ordered = [], countsValues = false }: Route, target: string): string {
  const mark = target.indexOf('?');
  if (mark === -1) return target;
  const path = target.slice(0, mark);
  if (query.length === 0) return path;
  const given = new URLSearchParams(target.slice(mark + 1));
  const kept = new URLSearchParams();
  for (const name of query.toSorted()) {
    const all = given.getAll(name);
    const values = countsValues ? all : [...new Set(all)];
    if (!ordered.includes(name)) values.sort();
    for (const value of values) kept.append(name, value);
  }
  return kept.size === 0 ? path : `${path}?${kept.toString()}`;
}

/** Whether the answers of a route differ by the viewer's preferences. */
export const isLocalised = (route: Route): boolean => route.kind === 'page' || route.isLocalised === true;

/** Whether the answers of a route differ by the address that the board is asked at. */
export const isLinked = (route: Route): boolean => route.kind === 'data' && route.isLinked === true;

/**
 * The question that a request puts.
 *
 * @param target - as it arrived, and belonging to the route.
 */
export function toCacheRequest(route: Route, target: string, asker: CacheVary): CacheRequest {
  const asked = toTarget(route, target);
  // None of them holds a space.
  const { viewer, cookie, origin } = asker;
  const key = [asked, viewer, cookie, origin].map((part) => part ?? '').join(' ');
  return { route, key, target: asked, ...asker };
}

/** Whether strangers can make up as many such questions as they like. */
export const isParameterised = ({ route, target }: CacheRequest): boolean => target !== route.pattern;
