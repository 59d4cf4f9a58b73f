import 'server-only';

import type { Route } from '../http/route-table';
import { READ_ROUTES } from '../api/read-api/resources';
import { wallRoute } from '../views/board-routes';
import { toViewPath, type ViewRoute } from '../views/view-route';
import { VIEW_ROUTES } from '../views/view-routes';

type AnyViewRoute = Pick<
  ViewRoute<never>,
  'pattern' | 'query' | 'dataQuery' | 'pageQuery' | 'orderedQuery' | 'readsArchive'
>;

const pages = Object.values(VIEW_ROUTES).flatMap(
  ({
    pattern,
    query,
    dataQuery = [],
    pageQuery = [],
    orderedQuery: ordered = [],
    readsArchive,
  }: AnyViewRoute): readonly Route[] => [
    {
      kind: 'page',
      pattern,
      query: [...query, ...pageQuery],
      ordered,
      ...(readsArchive && { readsArchive }),
    },
    {
      kind: 'data',
      pattern: toViewPath(pattern),
      query: [...query, ...dataQuery],
      ordered,
      ...(readsArchive && { readsArchive }),
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
export const PUBLIC_ROUTES: readonly Route[] = [
  ...pages,
  lite,
  ...READ_ROUTES,
  { kind: 'data', pattern: '/api/snapshot', query: ['scope', 'service'] },
  { kind: 'data', pattern: '/api/snapshot/schema' },
  { kind: 'data', pattern: '/api/openapi.json' },
  { kind: 'page', pattern: '/api-docs' },
  // The picture says its own time, so a minute later it is old, but not wrong.
  { kind: 'data', pattern: '/api/og', lifetimeMs: 60_000, isLocalised: true },
  { kind: 'data', pattern: '/api/logo', lifetimeMs: 3_600_000, isOpen: true },
  { kind: 'data', pattern: '/manifest.webmanifest', lifetimeMs: 3_600_000, isLocalised: true, isOpen: true },
];

/** Pages that are rendered anew each time: what they say depends on the address that they were asked at, or on who asks. */
export const OWN_PAGES: readonly string[] = [
  '/missing',
  '/wall/setup',
  '/wall/pair',
  '/screens',
  '/share/:token',
  '/sign-in',
];

/** ProdManager's health checks, which are outside `/api/`. They reveal nothing about production. */
export const HEALTH_ROUTES: readonly string[] = ['/health', '/health/version'];

/** What is answered anew each time. */
export const OWN_ROUTES: readonly string[] = [
  ...HEALTH_ROUTES,
  '/api/token/whoami',
  '/api/health',
  '/api/health/live',
  '/api/health/ready',
  '/api/metrics',
  '/api/preferences',
];

/** Forms and links of people, and what a waiting screen asks: answered for each of them alone, and no part of the API. */
export const PERSONAL_ROUTES: readonly string[] = [
  '/api/auth/callback/oidc',
  '/api/sign-in/password',
  '/api/sign-in/provider',
  '/api/sign-out',
  ...['approve', 'rename', 'revoke', 'link', 'shown', 'pairing', 'renew'].map(
    (name) => `/api/screens/${name}`,
  ),
];
