import 'server-only';

import { toCookieName, type CookieKind } from '../auth/credentials';
import { parseRawCookies, toCookieFlags, toCookiePath, type CookieSite } from '../http/cookies';

/** The cookies of this room: a screen's and a guest's credential, the secret of a screen that waits, and a link that was just made. */
export type OwnCookie = Extract<CookieKind, 'screen' | 'guest' | 'pairing' | 'new-link'>;

/** Reads and writes cookies for a board at some address. */
export interface OwnCookies {
  /** From a `Cookie` header; null where it is not there. */
  read(header: string | null, kind: OwnCookie): string | null;
  /** As the value of `Set-Cookie`. */
  write(kind: OwnCookie, value: string, maxAgeSeconds: number): string;
}

/** Where `BOARD_URL` is https, cookies are for https alone, and no other host can set them. */
export function createOwnCookies(site: CookieSite): OwnCookies {
  const { BOARD_URL: boardUrl } = site;
  const path = toCookiePath(boardUrl?.startsWith('https:') === true);
  const flags = toCookieFlags(site);
  const nameOf = (kind: OwnCookie): string => toCookieName(kind, boardUrl);
  return {
    read: (header, kind) => parseRawCookies(header)[nameOf(kind)] ?? null,
    write: (kind, value, maxAgeSeconds) =>
      `${nameOf(kind)}=${value}; Path=${path}; Max-Age=${maxAgeSeconds}; ${flags}`,
  };
}
