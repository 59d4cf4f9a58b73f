import 'server-only';

import { getConfig, type Config } from '../config/config';
import { toForwardedOrigin } from './link-base';

const hostOf = (address: string | null | undefined): string | null =>
  address && URL.canParse(address) ? new URL(address).host : null;

/**
 * Whether a request was sent by a page of this board, or typed by somebody, and by no other site.
 *
 * Browsers say so in `Sec-Fetch-Site`. Those that do not, and all of them over plain http, tell the page's origin with
 * every write, which must be where the board is: at `BOARD_URL`, or where it was asked. What says neither is no browser, and acts for
 * nobody but itself.
 */
export function isSameOriginOn(
  { BOARD_URL, TRUST_PROXY }: Pick<Config, 'BOARD_URL' | 'TRUST_PROXY'>,
  { headers }: { readonly headers: Pick<Headers, 'get'> },
): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  const origin = headers.get('origin');
  if (origin === null) return true;
  const forwarded = toForwardedOrigin({
    'x-forwarded-host': headers.get('x-forwarded-host') ?? undefined,
    'x-forwarded-proto': headers.get('x-forwarded-proto') ?? undefined,
  });
  const own = [hostOf(BOARD_URL), headers.get('host'), TRUST_PROXY === 'on' ? hostOf(forwarded) : null];
  const host = hostOf(origin);
  return host !== null && own.includes(host);
}

/** The same on this board: every write asks it. */
export function isSameOrigin(request: Request): boolean {
  return isSameOriginOn(getConfig(), request);
}
