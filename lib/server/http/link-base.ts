import 'server-only';

import { BASE_PATH } from '@/lib/site/base-path';

import type { Config } from '../config/config';

const HOST = /^(?:[a-z\d](?:[a-z\d.-]{0,251}[a-z\d])?|\[[\da-f:.]{2,45}\])(?::\d{1,5})?$/i;

/** Headers by their names in small letters, as Node gives them. */
type HeaderValues = Readonly<Record<string, string | string[] | undefined>>;

/** The nearest proxy's word of a header: what stands before it may be anybody's. */
const lastOf = (value: string | string[] | undefined): string =>
  [value ?? ''].flat().join().split(',').at(-1)?.trim() ?? '';

/**
 * The address that a proxy says it was asked at, `https://status.example.com`; null where it says none, or something else.
 * To be believed only where a proxy in front is trusted.
 */
export function toForwardedOrigin(headers: HeaderValues): string | null {
  const host = lastOf(headers['x-forwarded-host']).toLowerCase();
  const protocol = lastOf(headers['x-forwarded-proto']) || 'http';
  const origin = `${protocol}://${host}`;
  return HOST.test(host) && /^https?$/.test(protocol) && URL.canParse(origin) ? origin : null;
}

/**
 * The header in which the front tells the handler what it found by {@link toForwardedOrigin}: the handler itself finds headers of that
 * kind in every request, because Next adds them.
 */
export const ORIGIN_HEADER = 'x-board-origin';

/**
 * The address of the API that links lead to: below `BOARD_URL`, else where a trusted proxy was asked, else a path alone. A `Host`
 * header is not believed: anybody writes it, and the answer is kept for everybody.
 */
export function toLinkBase(
  { BOARD_URL: url, TRUST_PROXY: trust }: Pick<Config, 'BOARD_URL' | 'TRUST_PROXY'>,
  headers: Headers,
): string {
  const [, protocol, host] = /^(https?):\/\/(.+)$/.exec(headers.get(ORIGIN_HEADER) ?? '') ?? [];
  const forwarded = toForwardedOrigin({ 'x-forwarded-host': host, 'x-forwarded-proto': protocol });
  return `${url ?? `${(trust === 'on' ? forwarded : null) ?? ''}${BASE_PATH}`}/api`;
}
