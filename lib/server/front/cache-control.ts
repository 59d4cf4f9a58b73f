import 'server-only';

import type { Route } from './route-table';

const PRIVATE = 'private, no-store';

/**
 * What caches on the way may do with a good answer. One of the board they keep for a second, which is enough to absorb any crowd: what
 * a cache adds to its age must stay small.
 */
export function toCacheControl(route: Route, isPublic: boolean): string {
  if (!isPublic) return PRIVATE;
  const lifetimeMs = route.kind === 'data' ? route.lifetimeMs : undefined;
  const seconds = lifetimeMs === undefined ? 1 : Math.max(1, Math.floor(lifetimeMs / 1_000));
  return `public, max-age=0, s-maxage=${seconds}, stale-while-revalidate=2`;
}
