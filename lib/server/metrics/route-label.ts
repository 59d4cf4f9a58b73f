import 'server-only';

/** What the board serves; a star stands for the rest of a path. */
const ROUTES = [
  '/',
  '/icon.svg',
  '/api/snapshot',
  '/api/health',
  '/api/health/live',
  '/api/health/ready',
  '/api/metrics',
  '/_next/static/*',
] as const;

const EXACT: ReadonlySet<string> = new Set(ROUTES.filter((route) => !route.endsWith('*')));
const BEGINNINGS = ROUTES.filter((route) => route.endsWith('*')).map((route) => route.slice(0, -1));

/** The route that a request's target belongs to, from a closed set: what a stranger makes up is `other`. */
export function toRouteLabel(target: string): string {
  // Most have no query.
  if (EXACT.has(target)) return target;
  const path = target.split('?', 1)[0] ?? '';
  if (EXACT.has(path)) return path;
  const beginning = BEGINNINGS.find((start) => path.startsWith(start));
  return beginning === undefined ? 'other' : `${beginning}*`;
}
