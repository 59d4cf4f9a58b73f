import { atBase, belowBase } from '@/lib/site/base-path';

const MAX_LENGTH = 1_500;
// A host that cannot exist: if a path resolved against it changes the host, it leads to another site.
const PLACEHOLDER = 'http://board.invalid';
// The API and the sign-in page are no places to return to.
const NO_PAGE = /^\/(api|sign-in)(\/|$)/;

/** A path that is safe to redirect to: a page of this board with query and fragment; `/` for anything else. */
export function toBoardPath(target: string | null | undefined): string {
  if (!target?.startsWith('/') || target.length > MAX_LENGTH || !URL.canParse(target, PLACEHOLDER))
    return '/';
  const { origin, pathname, search, hash } = new URL(target, PLACEHOLDER);
  // A path that starts with two slashes would be the address of another host.
  const path = pathname.replace(/^\/{2,}/, '/');
  return origin === PLACEHOLDER && !NO_PAGE.test(path) ? path + search + hash : '/';
}

/** The same for an absolute address, like a `Referer`; `/` if it is not below the board's own address. */
export function toBoardPathOf(address: string | null | undefined, host: string | null | undefined): string {
  if (!address || !URL.canParse(address)) return '/';
  const { host: addressHost, pathname, search, hash } = new URL(address);
  return addressHost === host
    ? toBoardPath(belowBase(pathname.replace(/^\/{2,}/, '/') + search + hash))
    : '/';
}

/** What the sign-in page shows after a redirect, by the parameter `note`. */
export const SIGN_IN_NOTES = [
  'wrong-password',
  'too-many',
  'refused',
  'unreachable',
  'failed',
  'signed-out',
] as const;

/** One of {@link SIGN_IN_NOTES}. */
export type SignInNote = (typeof SIGN_IN_NOTES)[number];

/** The path of the sign-in page, with the base path. @param to Page of the board to return to after signing in. */
export function toSignInPath(note: SignInNote | null, to = '/'): string {
  const query = new URLSearchParams();
  if (note) query.set('note', note);
  if (to !== '/') query.set('to', to);
  return atBase(query.size === 0 ? '/sign-in' : `/sign-in?${query.toString()}`);
}

/** A 303 redirect that is not cached. @param cookies `Set-Cookie` headers. */
export function redirectTo(location: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ location, 'cache-control': 'no-store' });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}
