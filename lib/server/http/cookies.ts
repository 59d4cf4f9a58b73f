import { parseCookie } from 'cookie';

import { BASE_PATH } from '@/lib/site/base-path';

import { allowsOtherSites } from '../config/sign-in-config';

/** The configuration that decides how the board's cookies are set. */
export interface CookieSite {
  readonly BOARD_URL?: string | undefined;
  readonly FRAME_ANCESTORS?: string | undefined;
}

/** Attributes of a cookie, in the form that cookie libraries take. */
export interface CookieAttributes {
  readonly secure: boolean;
  readonly sameSite: 'lax' | 'none';
  readonly partitioned: boolean;
}

const isHttps = ({ BOARD_URL }: CookieSite): boolean => BOARD_URL?.startsWith('https:') === true;

/**
 * The `Path` of a cookie: the base path of the board, so that other applications on the host do not receive it.
 *
 * @param isHostBound - whether the name begins with `__Host-`: browsers accept such a cookie only with the path `/`.
 */
export const toCookiePath = (isHostBound: boolean): string => (isHostBound ? '/' : BASE_PATH || '/');

/**
 * The attributes of all cookies of a board. Inside a frame on another site browsers send only cookies with `SameSite=None`, which require
 * https. `Partitioned` gives each embedding site its own cookies, so that no other site can send requests with them.
 */
export function toCookieAttributes(site: CookieSite): CookieAttributes {
  const secure = isHttps(site);
  const isFramed = secure && allowsOtherSites(site);
  return { secure, sameSite: isFramed ? 'none' : 'lax', partitioned: isFramed };
}

/** {@link toCookieAttributes} as the end of a `Set-Cookie` header. The cookie is `HttpOnly`. */
export function toCookieFlags(site: CookieSite): string {
  const { secure, sameSite, partitioned } = toCookieAttributes(site);
  const word = sameSite === 'none' ? 'None' : 'Lax';
  return `SameSite=${word}; HttpOnly${secure ? '; Secure' : ''}${partitioned ? '; Partitioned' : ''}`;
}

/** The cookies of a `Cookie` header, with their values as sent (not decoded). The first of several with the same name counts. */
export const parseRawCookies = (
  header: string | null | undefined,
): Readonly<Record<string, string | undefined>> => parseCookie(header ?? '', { decode: (value) => value });
