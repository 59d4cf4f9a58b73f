import 'server-only';

import { RouteTable } from '../http/route-table';
import { OWN_PAGES, OWN_ROUTES, PERSONAL_ROUTES, PUBLIC_ROUTES } from './routes';

/** Files: a star stands for the rest of a path. */
const FOLDERS = ['/icons/', '/_next/static/'] as const;

const own = [...OWN_PAGES, ...OWN_ROUTES, ...PERSONAL_ROUTES].map(
  (pattern) => ({ kind: 'page', pattern }) as const,
);
const routes = new RouteTable([...PUBLIC_ROUTES, ...own]);

/** The route that a request's target belongs to, from a closed set: what a stranger makes up is `other`. */
export function toRouteLabel(target: string): string {
  const path = target.split('?', 1)[0] ?? '';
  const route = routes.match(path);
  if (route) return route.pattern;
  const folder = FOLDERS.find((start) => path.startsWith(start));
  return folder === undefined ? 'other' : `${folder}*`;
}
