import 'server-only';

/** The pages that a screen shows: one that may not is paired there, and nobody types a password on it. */
const WALL_PATHS: readonly string[] = ['/wall', '/wall/lite', '/api/view/wall'];

/** Whether a paired screen may ask for it. */
export const isWallPath = (path: string): boolean => WALL_PATHS.includes(path);

/** Where somebody who may not see a page is led to instead. @param target - path and query, as they were asked for. */
export function toSignInTarget(target: string): string {
  const { pathname, search } = new URL(target, 'http://board');
  if (isWallPath(pathname)) return `/wall/pair${search}`;
  return pathname === '/' && search === ''
    ? '/sign-in'
    : `/sign-in?to=${encodeURIComponent(pathname + search)}`;
}

/** What is said to a program that asks for what its sender may not see; `code` tells it from every other failure. */
export const FORBIDDEN_BODY = { message: 'Sign in to see this board.', code: 'refused' } as const;

/** The same as an answer. */
export function toForbidden(): Response {
  return Response.json(FORBIDDEN_BODY, { status: 401, headers: { 'cache-control': 'no-store' } });
}
