import { randomBytes } from 'node:crypto';

/** A nonce for one rendering. It marks the scripts that the worker wrote, as opposed to scripts in the data of a page. */
export interface PageNonce {
  readonly value: string;
  /** The request header from which Next takes the nonce. */
  readonly header: readonly [name: string, value: string];
}

/** Creates a random nonce. */
export function createPageNonce(): PageNonce {
  const value = randomBytes(18).toString('base64url');
  return { value, header: ['Content-Security-Policy', `script-src 'nonce-${value}'`] };
}

/** The nonce that the edge sent with a request to the worker; undefined if there is no edge. */
export const pageNonceOf = (headers: Pick<Headers, 'get'>): string | undefined =>
  /'nonce-([\w-]+)'/.exec(headers.get('content-security-policy') ?? '')?.[1];
