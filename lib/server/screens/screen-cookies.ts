import 'server-only';

import { toCookieName, type CookieKind } from '../auth/credentials';
import { parseRawCookies, toCookieFlags, toCookiePath, type CookieSite } from '../http/cookies';

/** The credentials of screens and guests, the secret of a screen that waits for approval, and the share link that a member just created. */
export type ScreenCookie = Extract<CookieKind, 'screen' | 'guest' | 'pairing' | 'new-link'>;

/** Reads and writes these cookies. */
export interface ScreenCookies {
  /** The value in a `Cookie` header; null if it has none. */
  read(header: string | null, kind: ScreenCookie): string | null;
  /** The value of a `Set-Cookie` header. */
  write(kind: ScreenCookie, value: string, maxAgeSeconds: number): string;
}

/** With an https `BOARD_URL`, cookies are only sent over https, and no other host can set them. */
export function createScreenCookies(site: CookieSite): ScreenCookies {
  const { BOARD_URL: boardUrl } = site;
  const path = toCookiePath(boardUrl?.startsWith('https:') === true);
  const flags = toCookieFlags(site);
  const nameOf = (kind: ScreenCookie): string => toCookieName(kind, boardUrl);
  return {
    read: (header, kind) => parseRawCookies(header)[nameOf(kind)] ?? null,
    write: (kind, value, maxAgeSeconds) =>
      `${nameOf(kind)}=${value}; Path=${path}; Max-Age=${maxAgeSeconds}; ${flags}`,
  };
}
