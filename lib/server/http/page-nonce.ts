import 'server-only';

import { randomBytes } from 'node:crypto';

/** A nonce for one rendering: the scripts that bear it were written by the handler, and by nothing in the data that it shows. */
export interface PageNonce {
  readonly value: string;
  /** The header in which Next looks for it. */
  readonly header: readonly [name: string, value: string];
}

/** Draws a nonce that no one outside can know. */
export function drawPageNonce(): PageNonce {
  const value = randomBytes(18).toString('base64url');
  return { value, header: ['Content-Security-Policy', `script-src 'nonce-${value}'`] };
}

/** The nonce that a request to the handler carries, for the scripts of a page; undefined where none stands in front. */
export const pageNonceOf = (headers: Pick<Headers, 'get'>): string | undefined =>
  /'nonce-([\w-]+)'/.exec(headers.get('content-security-policy') ?? '')?.[1];
