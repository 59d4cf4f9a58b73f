import 'server-only';

import { toCookieName, type CookieKind } from '../credentials';
import { toCookieAttributes, toCookieFlags, toCookiePath, type CookieSite } from '../../http/cookies';

/** How long a cookie outlives its session, so that whoever comes back late is told that it ended. */
const LINGERING_SECONDS = 86_400;

/** Cookies of signing in by their purpose. */
const COOKIE_KINDS = {
  session: 'session',
  csrf: 'sign-in-csrf',
  callbackUrl: 'sign-in-to',
  verifier: 'sign-in-verifier',
  state: 'sign-in-state',
  nonce: 'sign-in-nonce',
} as const satisfies Readonly<Record<string, CookieKind>>;

/** How cookies are named and kept on a board: on https no other host, and no page on plain http, can set them. */
export function toCookieOptions(site: CookieSite) {
  const { BOARD_URL: boardUrl } = site;
  const attributes = toCookieAttributes(site);
  return {
    nameOf: (purpose: keyof typeof COOKIE_KINDS): string => toCookieName(COOKIE_KINDS[purpose], boardUrl),
    options: {
      httpOnly: true,
      path: toCookiePath(attributes.secure),
      ...attributes,
    },
  };
}

/** For how long a browser keeps the cookie of a session, in seconds. */
export const toCookieSeconds = (sessionHours: number): number =>
  Math.ceil(sessionHours * 3_600) + LINGERING_SECONDS;

/** The `Set-Cookie` header that hands out a session, or with null takes it away. */
export function toSessionCookie(
  token: string | null,
  { SESSION_HOURS, ...site }: CookieSite & { readonly SESSION_HOURS: number },
): string {
  const { nameOf, options } = toCookieOptions(site);
  const seconds = token === null ? 0 : toCookieSeconds(SESSION_HOURS);
  return `${nameOf('session')}=${token ?? ''}; Path=${options.path}; Max-Age=${seconds}; ${toCookieFlags(site)}`;
}
