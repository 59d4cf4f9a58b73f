import 'server-only';

import { parseRawCookies } from '../http/cookies';

/**
 * What a cookie of the board holds that only the board may set. A credential lets somebody in: a session of their own, a screen's secret, or
 * that of a share link. The others are of a pairing, a new link and a signing in under way.
 */
export type CookieKind =
  | 'session'
  | 'screen'
  | 'guest'
  | 'pairing'
  | 'new-link'
  | `sign-in-${'csrf' | 'to' | 'verifier' | 'state' | 'nonce'}`;

/** The name of such a cookie; where the board is on HTTPS, browsers keep any other host from setting it. */
export function toCookieName(kind: CookieKind, boardUrl: string | undefined): string {
  return `${boardUrl?.startsWith('https:') ? '__Host-' : ''}board-${kind}`;
}

/** The credentials of a request, as they stood in its `Cookie` header. */
export interface Credentials {
  /** The pairs of all of them, as a `Cookie` header that says nothing else of its sender. */
  readonly cookie: string;
  /** A long session is in several cookies, numbered. */
  readonly hasSession: boolean;
  readonly screen: string | null;
  readonly guest: string | null;
}

/** Finds them; null where there are none. */
export function findCredentials(
  cookie: string | undefined,
  boardUrl: string | undefined,
): Credentials | null {
  // Most requests of a public board have none, and are not looked at any further.
  if (cookie?.includes('board-') !== true) return null;
  const session = toCookieName('session', boardUrl);
  const screen = toCookieName('screen', boardUrl);
  const guest = toCookieName('guest', boardUrl);
  const cookies = parseRawCookies(cookie);
  const isOfSession = (name: string): boolean => name === session || name.startsWith(`${session}.`);
  const own = Object.keys(cookies).filter((name) => isOfSession(name) || name === screen || name === guest);
  if (own.length === 0) return null;
  return {
    cookie: own.map((name) => `${name}=${cookies[name]}`).join('; '),
    hasSession: own.some(isOfSession),
    screen: cookies[screen] ?? null,
    guest: cookies[guest] ?? null,
  };
}
