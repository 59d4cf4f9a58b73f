import 'server-only';

import { HEALTH_ROUTES, OWN_PAGES, PUBLIC_ROUTES } from './routes';
import { RouteTable } from '../http/route-table';
import { toPlainPath } from '../http/target-path';

const pages = new RouteTable([
  ...PUBLIC_ROUTES,
  ...OWN_PAGES.map((pattern) => ({ kind: 'page', pattern }) as const),
]);

/** Whether a plain path is for programs, and never a page. */
export const isApiPath = (path: string): boolean => path.startsWith('/api/') || HEALTH_ROUTES.includes(path);

/**
 * Whether the handler may be asked for a path. Next has routes that nobody asked for, such as its image optimizer, which keeps pictures of
 * the board for hours; only what the tables name is open, and what is below `/api/`, where the dashboard's own handler answers the rest.
 */
export function isOpenPath(path: string): boolean {
  const plain = toPlainPath(path);
  return isApiPath(plain) || pages.match(plain) !== null;
}

/** Whether a path is one of Next's files or tools, for which no page is drawn to say that there is nothing. */
export const isInternalPath = (path: string): boolean => toPlainPath(path).startsWith('/_');

/** Whether a path is for the compiler of `next dev`, which serves scripts, styles and error reports itself. */
export const isCompilerPath = (path: string): boolean => /^\/(_next\/|__nextjs)/.test(toPlainPath(path));
