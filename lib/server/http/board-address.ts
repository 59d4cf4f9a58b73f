import { BASE_PATH } from '@/lib/site/base-path';

import type { Config } from '../config/config';

type AddressConfig = Pick<Config, 'BOARD_URL' | 'TRUST_PROXY'>;

/** Headers by lower-case name, as Node provides them. */
type HeaderValues = Readonly<Record<string, string | string[] | undefined>>;

/** The header in which the edge sends the worker its {@link toForwardedOrigin}: Next sets the `X-Forwarded-*` headers itself. */
export const ORIGIN_HEADER = 'x-board-origin';

const HOST = /^(?:[a-z\d](?:[a-z\d.-]{0,251}[a-z\d])?|\[[\da-f:.]{2,45}\])(?::\d{1,5})?$/i;

/** The value that the nearest proxy added; clients can forge the ones before it. */
const lastOf = (value: string | string[] | undefined): string =>
  [value ?? ''].flat().join().split(',').at(-1)?.trim() ?? '';

/**
 * The origin that the client requested according to the nearest proxy, such as `https://status.example.com`; null if the headers are
 * missing or invalid. Use it only if the proxy is trusted (`TRUST_PROXY`).
 */
export function toForwardedOrigin(headers: HeaderValues): string | null {
  const host = lastOf(headers['x-forwarded-host']).toLowerCase();
  const protocol = lastOf(headers['x-forwarded-proto']) || 'http';
  const origin = `${protocol}://${host}`;
  return HOST.test(host) && /^https?$/.test(protocol) && URL.canParse(origin) ? origin : null;
}

/**
 * The base URL for links to pages: `BOARD_URL`, else the origin from a trusted proxy, else a path. The `Host` header is ignored,
 * because clients can forge it and the response is cached for others.
 */
export function toPageBase({ BOARD_URL: url, TRUST_PROXY: trust }: AddressConfig, headers: Headers): string {
  const [, protocol, host] = /^(https?):\/\/(.+)$/.exec(headers.get(ORIGIN_HEADER) ?? '') ?? [];
  const forwarded = toForwardedOrigin({ 'x-forwarded-host': host, 'x-forwarded-proto': protocol });
  return url ?? `${(trust === 'on' ? forwarded : null) ?? ''}${BASE_PATH}`;
}

/** The base URL for links to the API, see {@link toPageBase}. */
export const toLinkBase = (config: AddressConfig, headers: Headers): string =>
  `${toPageBase(config, headers)}/api`;

/** The URL of the board, with its base path: `BOARD_URL`, else the origin from a trusted proxy, else the `Host` of this request. */
export function toBoardUrl({ BOARD_URL: url, TRUST_PROXY: trust }: AddressConfig, headers: Headers): string {
  const values = Object.fromEntries(headers);
  const forwarded = trust === 'on' ? toForwardedOrigin(values) : null;
  const requested = toForwardedOrigin({ 'x-forwarded-host': values['host'] });
  return url ?? `${forwarded ?? requested ?? 'http://localhost'}${BASE_PATH}`;
}
