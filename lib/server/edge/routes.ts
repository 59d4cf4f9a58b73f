import { PAST_PARAMETERS } from '@/lib/status/history/past-query';
import { REPORT_PARAMETERS } from '@/lib/status/history/report';

import type { Route } from '../http/route-table';
import { EMBED_ROUTES } from '../api/embed/embed-routes';
import { HISTORY_ROUTES } from '../api/history/history-routes';
import { OUTPUT_ROUTES } from '../api/outputs/output-routes';
import { READ_ROUTES } from '../api/read-api/resources';
import { STATUSPAGE_ROUTES } from '../api/statuspage/statuspage-routes';
import { wallRoute } from '../views/board-routes';
import { toViewPath, type ViewRoute } from '../views/view-route';
import { ITEM_VIEWS, VIEW_ROUTES } from '../views/view-routes';

type AnyViewRoute = Pick<
  ViewRoute<never>,
  'pattern' | 'query' | 'dataQuery' | 'pageQuery' | 'orderedQuery' | 'readsArchive' | 'readsHistory'
>;

/** As long as what was read of the history is kept. */
const HISTORY_LIFETIME_MS = 60_000;

const pages = Object.values(VIEW_ROUTES).flatMap(
  ({
    pattern,
    query,
    dataQuery = [],
    pageQuery = [],
    orderedQuery = [],
    readsArchive,
    readsHistory,
  }: AnyViewRoute): readonly Route[] => [
    {
      kind: 'page',
      pattern,
      query: [...query, ...pageQuery],
      orderedQuery,
      ...(readsArchive && { readsArchive }),
    },
    {
      kind: 'data',
      pattern: toViewPath(pattern),
      query: [...query, ...dataQuery],
      orderedQuery,
      ...(readsArchive && { readsArchive }),
      ...(readsHistory && { lifetimeMs: HISTORY_LIFETIME_MS }),
    },
  ],
);

/** The lite wall reads the same query as the wall. */
const liteWall: Route = {
  kind: 'page',
  pattern: '/wall/lite',
  query: [...wallRoute.query, ...(wallRoute.pageQuery ?? [])],
  orderedQuery: wallRoute.orderedQuery ?? [],
};

/** The images of pages with their own link preview; those of notices may read the archive. */
const itemPictures = ITEM_VIEWS.map((name): Route => {
  const { pattern, readsArchive }: AnyViewRoute = VIEW_ROUTES[name];
  return {
    kind: 'data',
    pattern: `/api/og${pattern}`,
    lifetimeMs: 60_000,
    variesByPreferences: true,
    ...(readsArchive && { readsArchive }),
  };
});

/** Routes whose responses are cached and shared between viewers. */
export const CACHED_ROUTES: readonly Route[] = [
  ...pages,
  liteWall,
  ...READ_ROUTES,
  { kind: 'data', pattern: '/api/snapshot', query: ['scope', 'service'] },
  ...HISTORY_ROUTES,
  ...OUTPUT_ROUTES,
  { kind: 'data', pattern: '/api/snapshot/schema' },
  { kind: 'data', pattern: '/api/openapi.json' },
  { kind: 'page', pattern: '/history', query: PAST_PARAMETERS },
  { kind: 'page', pattern: '/reliability', query: REPORT_PARAMETERS },
  { kind: 'page', pattern: '/api-docs' },
  // The image shows its own time, so it may be a minute old.
  { kind: 'data', pattern: '/api/og', lifetimeMs: 60_000, variesByPreferences: true },
  ...itemPictures,
  ...STATUSPAGE_ROUTES,
  ...EMBED_ROUTES,
  { kind: 'data', pattern: '/api/logo', lifetimeMs: 3_600_000, isPublic: true },
  { kind: 'data', pattern: '/robots.txt', lifetimeMs: 3_600_000, isPublic: true },
  {
    kind: 'data',
    pattern: '/manifest.webmanifest',
    lifetimeMs: 3_600_000,
    variesByPreferences: true,
    isPublic: true,
  },
];

/** Pages that are not cached: they depend on the requested URL or on the viewer. */
export const UNCACHED_PAGES: readonly string[] = [
  '/changes',
  '/missing',
  '/subscribe',
  '/wall/setup',
  '/wall/pair',
  '/screens',
  '/share/:token',
  '/sign-in',
];

/** ProdManager's health checks, the only API routes outside `/api/`. They reveal nothing about production. */
export const HEALTH_ROUTES: readonly string[] = ['/health', '/health/version'];

/** Where Alertmanager sends alerts. */
export const ALERTMANAGER_ROUTE = '/api/alertmanager';

/** API routes that are not cached. */
export const UNCACHED_ROUTES: readonly string[] = [
  ...HEALTH_ROUTES,
  '/api/token/whoami',
  '/api/health',
  '/api/health/live',
  '/api/health/ready',
  '/api/metrics',
  '/api/preferences',
  ALERTMANAGER_ROUTE,
];

/** Forms, sign-in links and the requests of a screen during pairing. They are not part of the public API. */
export const PERSONAL_ROUTES: readonly string[] = [
  '/api/auth/callback/oidc',
  '/api/sign-in/password',
  '/api/sign-in/provider',
  '/api/sign-out',
  ...['approve', 'rename', 'revoke', 'link', 'shown', 'pairing', 'renew'].map(
    (name) => `/api/screens/${name}`,
  ),
];
