import { allowsOtherSites } from '../config/sign-in-config';

/** What decides how browsers treat the cookies of a board. */
export interface CookieSite {
  readonly BOARD_URL?: string | undefined;
  readonly FRAME_ANCESTORS?: string | undefined;
}

const isHttps = ({ BOARD_URL }: CookieSite): boolean => BOARD_URL?.startsWith('https:') === true;

/** How cookies are marked, as attributes of a cookie library. */
export interface CookieAttributes {
  readonly secure: boolean;
  readonly sameSite: 'lax' | 'none';
  readonly partitioned: boolean;
}

/**
 * How the cookies of a board are marked. In a frame of another site browsers send only those with `SameSite=None`, which they take over
 * https alone; `Partitioned` keeps them apart for each site around the frame, so that no third site gets a request sent with them.
 */
export function toCookieAttributes(site: CookieSite): CookieAttributes {
  const secure = isHttps(site);
  const isFramed = secure && allowsOtherSites(site);
  return { secure, sameSite: isFramed ? 'none' : 'lax', partitioned: isFramed };
}

/** The same as the end of a `Set-Cookie` header; no script can read such a cookie. */
export function toCookieFlags(site: CookieSite): string {
  const { secure, sameSite, partitioned } = toCookieAttributes(site);
  const word = sameSite === 'none' ? 'None' : 'Lax';
  return `SameSite=${word}; HttpOnly${secure ? '; Secure' : ''}${partitioned ? '; Partitioned' : ''}`;
}
