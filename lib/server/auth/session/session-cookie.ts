import 'server-only';

import { toCookieName, type CookieKind } from '../credentials';
import { toCookieAttributes, toCookieFlags, toCookiePath, type CookieSite } from '../../http/cookies';

/** The cookie outlives the session by a day, so that the sign-in page can show that the session expired. */
const GRACE_SECONDS = 86_400;

const COOKIE_KINDS = {
  session: 'session',
  csrf: 'sign-in-csrf',
  callbackUrl: 'sign-in-to',
  verifier: 'sign-in-verifier',
  state: 'sign-in-state',
  nonce: 'sign-in-nonce',
} as const satisfies Readonly<Record<string, CookieKind>>;

/** Names and attributes of the cookies. With an https `BOARD_URL`, no other host and no http page can set them. */
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

/** Lifetime of the session cookie in seconds. */
export const toCookieSeconds = (sessionHours: number): number =>
  Math.ceil(sessionHours * 3_600) + GRACE_SECONDS;

/** The `Set-Cookie` header that sets a session; null deletes it. */
export function toSessionCookie(
  token: string | null,
  { SESSION_HOURS, ...site }: CookieSite & { readonly SESSION_HOURS: number },
): string {
  const { nameOf, options } = toCookieOptions(site);
  const seconds = token === null ? 0 : toCookieSeconds(SESSION_HOURS);
  return `${nameOf('session')}=${token ?? ''}; Path=${options.path}; Max-Age=${seconds}; ${toCookieFlags(site)}`;
}
