import 'server-only';

import { createHash } from 'node:crypto';

/** A list as JSON. */
export interface SerializedList {
  readonly json: string;
  /** The same for the same JSON, and another for any other. */
  readonly digest: string;
}

const kept = new WeakMap<readonly unknown[], SerializedList>();

/** A SHA-256 digest in 22 characters that an entity tag may hold. */
export function toDigest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** A list as JSON, written once: a list is never changed, and most looks at the source find the very same. */
export function serializeList(list: readonly unknown[]): SerializedList {
  const known = kept.get(list);
  if (known) return known;
  const json = JSON.stringify(list);
  const found = { json, digest: toDigest(json) };
  kept.set(list, found);
  return found;
}
