import { getConfig, type Config } from '../config/config';
import { toForwardedOrigin } from './board-address';

const hostOf = (url: string | null | undefined): string | null =>
  url && URL.canParse(url) ? new URL(url).host : null;

/**
 * Whether a request comes from a page of this board, or from a typed address, and not from another site.
 *
 * Browsers say so in `Sec-Fetch-Site`, or else in `Origin`, which must match `BOARD_URL` or the requested host. Requests with
 * neither header come from programs, which no other site can control.
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

/** {@link isSameOriginOn} with the configuration of this process. Every write must check it. */
export function isSameOrigin(request: Request): boolean {
  return isSameOriginOn(getConfig(), request);
}
