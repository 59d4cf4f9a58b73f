import 'server-only';

import { BASE_PATH } from '@/lib/site/base-path';

import type { Config } from '../config/config';
import { toForwardedOrigin } from './link-base';

/** The address that people reach the board on, its path included: `BOARD_URL`, else where a trusted proxy was asked, else where this request was sent to. */
export function toOwnAddress(
  { BOARD_URL: url, TRUST_PROXY: trust }: Pick<Config, 'BOARD_URL' | 'TRUST_PROXY'>,
  headers: Headers,
): string {
  const given = Object.fromEntries(headers);
  const forwarded = trust === 'on' ? toForwardedOrigin(given) : null;
  const asked = toForwardedOrigin({ 'x-forwarded-host': given['host'] });
  return url ?? `${forwarded ?? asked ?? 'http://localhost'}${BASE_PATH}`;
}
