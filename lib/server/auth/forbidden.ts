import { isWallPath } from './viewer';

/**
 * Where a request for a page is redirected to if the viewer may not see it: the sign-in page, or for the wall the pairing page.
 *
 * @param target Path and query of the request.
 */
export function toSignInTarget(target: string): string {
  const { pathname, search } = new URL(target, 'http://board');
  if (isWallPath(pathname)) return `/wall/pair${search}`;
  return pathname === '/' && search === ''
    ? '/sign-in'
    : `/sign-in?to=${encodeURIComponent(pathname + search)}`;
}

/** The body of the response to any other request. `code` lets clients distinguish it from other failures. */
export const FORBIDDEN_BODY = { message: 'Sign in to see this board.', code: 'refused' } as const;

/** That response: 401. */
export const toForbidden = (): Response =>
  Response.json(FORBIDDEN_BODY, { status: 401, headers: { 'cache-control': 'no-store' } });
