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
  const [session, screen, guest] = (['session', 'screen', 'guest'] as const).map((kind) =>
    toCookieName(kind, boardUrl),
  );
  const pairs = cookie.split(';').map((pair) => pair.trim());
  const valueOf = (name: string | undefined): string | null =>
    pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(`${name}=`.length) ?? null;
  const isOfSession = (pair: string): boolean =>
    pair.startsWith(`${session}=`) || pair.startsWith(`${session}.`);
  const own = pairs.filter(
    (pair) => isOfSession(pair) || pair.startsWith(`${screen}=`) || pair.startsWith(`${guest}=`),
  );
  if (own.length === 0) return null;
  return {
    cookie: own.join('; '),
    hasSession: own.some(isOfSession),
    screen: valueOf(screen),
    guest: valueOf(guest),
  };
}
