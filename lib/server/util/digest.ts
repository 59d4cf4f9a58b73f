import { createHash, type BinaryLike, type BinaryToTextEncoding } from 'node:crypto';

/** The SHA-256 of some text or bytes. */
export function sha256(data: BinaryLike, encoding: BinaryToTextEncoding): string {
  return createHash('sha256').update(data).digest(encoding);
}

/** A short SHA-256: 22 characters of base64url (132 bits), safe in entity tags and keys. */
export function toDigest(data: BinaryLike): string {
  return sha256(data, 'base64url').slice(0, 22);
}

/** A list as JSON, with the digest of that JSON. */
export interface SerializedList {
  readonly json: string;
  readonly digest: string;
}

const serialized = new WeakMap<readonly unknown[], SerializedList>();

/** Serializes a list once: lists are immutable, and most refreshes return the same one. */
export function serializeList(list: readonly unknown[]): SerializedList {
  const known = serialized.get(list);
  if (known) return known;
  const json = JSON.stringify(list);
  const entry = { json, digest: toDigest(json) };
  serialized.set(list, entry);
  return entry;
}
