import 'server-only';

import type { Route } from './front/route-table';
import { toViewPath } from './views/view-path';
import type { ViewRoute } from './views/view-route';
import { VIEW_ROUTES } from './views/view-routes';
import { wallRoute } from './views/wall-route';

type AnyViewRoute = Pick<ViewRoute<never>, 'pattern' | 'query' | 'pageQuery' | 'orderedQuery' | 'lifetimeMs'>;

const pages = Object.values(VIEW_ROUTES).flatMap(
  ({
    pattern,
    query,
    pageQuery = [],
    orderedQuery: ordered = [],
    lifetimeMs,
  }: AnyViewRoute): readonly Route[] => [
    { kind: 'page', pattern, query: [...query, ...pageQuery], ordered },
    {
      kind: 'data',
      pattern: toViewPath(pattern),
      query,
      ordered,
      ...(lifetimeMs !== undefined && { lifetimeMs }),
    },
  ],
);

/** The wall's plain twin reads the same query. */
const lite: Route = {
  kind: 'page',
  pattern: '/wall/lite',
  query: [...wallRoute.query, ...(wallRoute.pageQuery ?? [])],
  ordered: wallRoute.orderedQuery ?? [],
};

/** Everything that is public, and the same for many: kept by the front. */
export const PUBLIC_ROUTES: readonly Route[] = [...pages, lite, { kind: 'data', pattern: '/api/snapshot' }];

/** What is answered anew each time. */
export const OWN_ROUTES: readonly string[] = [
  '/api/health',
  '/api/health/live',
  '/api/health/ready',
  '/api/metrics',
  '/api/preferences',
];
