import { HEALTH_ROUTES, UNCACHED_PAGES, CACHED_ROUTES, PERSONAL_ROUTES, UNCACHED_ROUTES } from './routes';
import { RouteTable } from '../http/route-table';
import { toPath, toPlainPath } from '../http/target-path';

const toPageRoute = (pattern: string) => ({ kind: 'page', pattern }) as const;

const pages = new RouteTable([...CACHED_ROUTES, ...UNCACHED_PAGES.map(toPageRoute)]);
const allRoutes = new RouteTable([
  ...CACHED_ROUTES,
  ...[...UNCACHED_PAGES, ...UNCACHED_ROUTES, ...PERSONAL_ROUTES].map(toPageRoute),
]);

/** Folders of static files; each has one label in metrics. */
const FILE_FOLDERS = ['/icons/', '/_next/static/'] as const;

const READ_METHODS = ['GET', 'HEAD'] as const;
/** The methods that a route handler of Next can export. */
const API_METHODS = [...READ_METHODS, 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** Whether a plain path belongs to the API and is never a page. */
export const isApiPath = (path: string): boolean => path.startsWith('/api/') || HEALTH_ROUTES.includes(path);

/** The methods that may reach the worker at a path: pages and files are read-only. */
export const allowedMethods = (path: string): readonly string[] =>
  isApiPath(path) ? API_METHODS : READ_METHODS;

/** Whether a method only reads: GET or HEAD. */
export const isReadMethod = (method = 'GET'): boolean => method === 'GET' || method === 'HEAD';

/**
 * Whether requests for a path may reach the worker: those in the route tables and those below `/api/`. Next has more, such as its image
 * optimizer, which would cache images of the board for hours.
 */
export function isServedPath(path: string): boolean {
  const plain = toPlainPath(path);
  return isApiPath(plain) || pages.match(plain) !== null;
}

/** Whether a path belongs to the files or tools of Next, for which a 404 renders no page. */
export const isInternalPath = (path: string): boolean => toPlainPath(path).startsWith('/_');

/** Whether a path belongs to the compiler of `next dev`, which serves scripts, styles and error reports. */
export const isCompilerPath = (path: string): boolean => /^\/(_next\/|__nextjs)/.test(toPlainPath(path));

/** The route of a request target as a metrics label, one of a fixed set: unknown paths are `other`. */
export function toRouteLabel(target: string): string {
  const path = toPath(target);
  const route = allRoutes.match(path);
  if (route) return route.pattern;
  const folder = FILE_FOLDERS.find((start) => path.startsWith(start));
  return folder === undefined ? 'other' : `${folder}*`;
}
