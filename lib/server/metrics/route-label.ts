import 'server-only';

import { RouteTable } from '../front/route-table';
import { OWN_PAGES, OWN_ROUTES, PERSONAL_ROUTES, PUBLIC_ROUTES } from '../routes';

/** Files: a star stands for the rest of a path. */
const FOLDERS = ['/icons/', '/_next/static/'] as const;

const own: ReadonlySet<string> = new Set([...OWN_PAGES, ...OWN_ROUTES, ...PERSONAL_ROUTES]);
const kept = new RouteTable(PUBLIC_ROUTES);

/** The route that a request's target belongs to, from a closed set: what a stranger makes up is `other`. */
export function toRouteLabel(target: string): string {
  const path = target.split('?', 1)[0] ?? '';
  const route = kept.match(path);
  if (route) return route.pattern;
  if (own.has(path)) return path;
  const folder = FOLDERS.find((start) => path.startsWith(start));
  return folder === undefined ? 'other' : `${folder}*`;
}
