import 'server-only';

import { createHash } from 'node:crypto';

/** What makes two boards read the same: the address, who asks (a token sees comments that nobody else does), and the clock. */
export interface SourceIdentity {
  readonly url: string;
  readonly hasToken: boolean;
  readonly timeZone: string;
}

/** A short name of a source, 22 characters of base64url: a hash, which gives away nothing of what it was made from. */
export function toSourceId({ url, hasToken, timeZone }: SourceIdentity): string {
  return createHash('sha256')
    .update(JSON.stringify([url, hasToken, timeZone]))
    .digest('base64url')
    .slice(0, 22);
}
