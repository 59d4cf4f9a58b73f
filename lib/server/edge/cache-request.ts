import type { Route } from '../http/route-table';

/** A request in the form that is cached: two requests with the same key have the same response. */
export interface CacheRequest extends CacheVary {
  readonly route: Route;
  readonly key: string;
  /** The path with the declared query parameters only, sorted and without duplicates as far as the route allows. */
  readonly target: string;
}

/** What else a response depends on: null for what the route does not depend on. */
export interface CacheVary {
  /** The same for all viewers with the same visibility; empty without a sign-in. */
  readonly viewer: string;
  /** The `Cookie` header with which the worker identifies the viewer; not part of the key. */
  readonly credential: string | null;
  /** The viewer's preferences as a `Cookie` header. */
  readonly cookie: string | null;
  /** The origin that a trusted proxy forwarded. */
  readonly origin: string | null;
}

function normalizeTarget(
  { query = [], orderedQuery = [], keepsDuplicates = false }: Route,
  target: string,
): string {
  const mark = target.indexOf('?');
  if (mark === -1) return target;
  const path = target.slice(0, mark);
  if (query.length === 0) return path;
  const given = new URLSearchParams(target.slice(mark + 1));
  const normalized = new URLSearchParams();
  for (const name of query.toSorted()) {
    const all = given.getAll(name);
    const values = keepsDuplicates ? all : [...new Set(all)];
    if (!orderedQuery.includes(name)) values.sort();
    for (const value of values) normalized.append(name, value);
  }
  return normalized.size === 0 ? path : `${path}?${normalized.toString()}`;
}

/** Whether the responses of a route depend on the viewer's preferences. */
export const variesByPreferences = (route: Route): boolean =>
  route.kind === 'page' || route.variesByPreferences === true;

/** Whether the responses of a route depend on the origin that a proxy forwards. */
export const variesByOrigin = (route: Route): boolean =>
  route.kind === 'data' && route.variesByOrigin === true;

/** Whether the `Accept` header of a request chooses the format of a response. */
export const offersCsv = (route: Route): boolean => route.kind === 'data' && route.offersCsv === true;

/** The token of a share link in the query of a request, if its route takes one. */
export function shareTokenOf(route: Route, target: string): string | null {
  if (route.kind !== 'data' || route.takesShareToken !== true || !target.includes('share=')) return null;
  const token = new URLSearchParams(target.slice(target.indexOf('?') + 1)).get('share') ?? '';
  return /^[\w-]{1,200}$/.test(token) ? token : null;
}

/** @param target - the target of a request that matches the route. */
export function toCacheRequest(route: Route, target: string, vary: CacheVary): CacheRequest {
  const normalized = normalizeTarget(route, target);
  // None of the parts contains a space.
  const key = [normalized, vary.viewer, vary.cookie, vary.origin].map((part) => part ?? '').join(' ');
  return { route, key, target: normalized, ...vary };
}

/** Whether the request is for a moment of the past, which has nothing to do with the state of the current board. */
export const isOfPast = ({ target }: Pick<CacheRequest, 'target'>): boolean => /[?&]at=[^&]/.test(target);

/** Whether the request searches for a text, or for a moment: there are more of these than a cache can hold, and few are repeated. */
export const isSearch = (request: Pick<CacheRequest, 'target'>): boolean =>
  isOfPast(request) || /[?&]q=[^&]/.test(request.target);

/** Whether the request has parameters, in its path or query: clients can send any number of different ones. */
export const isParameterised = ({ route, target }: CacheRequest): boolean => target !== route.pattern;
