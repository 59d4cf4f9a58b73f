import 'server-only';

import type { Config } from './config';
import { toForwardedOrigin } from './link-base';

/** The address that people reach the board on: `BOARD_URL`, else where a trusted proxy was asked, else where this request was sent to. */
export function toOwnOrigin(
  { BOARD_URL: url, TRUST_PROXY: trust }: Pick<Config, 'BOARD_URL' | 'TRUST_PROXY'>,
  headers: Headers,
): string {
  const given = Object.fromEntries(headers);
  const forwarded = trust === 'on' ? toForwardedOrigin(given) : null;
  const asked = toForwardedOrigin({ 'x-forwarded-host': given['host'] });
  return url ?? forwarded ?? asked ?? 'http://localhost';
}
