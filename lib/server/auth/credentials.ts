import { parseRawCookies } from '../http/cookies';
/**
 * The HttpOnly cookies of the board. `session`, `screen` and `guest` are credentials. The others belong to a pairing, a new share link or a
 * sign-in in progress.
 */
export type CookieKind =
  | 'session'
  | 'screen'
  | 'guest'
  | 'pairing'
  | 'new-link'
  | `sign-in-${'csrf' | 'to' | 'verifier' | 'state' | 'nonce'}`;

/** The name of a cookie. With an https `BOARD_URL`, the prefix `__Host-` keeps other hosts from setting it. */
export function toCookieName(kind: CookieKind, boardUrl: string | undefined): string {
  return `${boardUrl?.startsWith('https:') ? '__Host-' : ''}board-${kind}`;
}

/** The credentials in a `Cookie` header. */
export interface Credentials {
  /** A `Cookie` header with the credentials only. */
  readonly cookie: string;
  /** Long sessions are split into several numbered cookies. */
  readonly hasSession: boolean;
  readonly screen: string | null;
  readonly guest: string | null;
}

/** Finds the credentials in a `Cookie` header; null if there are none. */
export function findCredentials(
  cookie: string | undefined,
  boardUrl: string | undefined,
): Credentials | null {
  // Fast path: most requests to a public board have none.
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
