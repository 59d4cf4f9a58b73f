import 'server-only';

import * as scryptModule from 'scrypt-kdf';

// The library's types name its functions as exports of their own, but it has the default one only.
const { default: scrypt } = scryptModule as unknown as { readonly default: typeof scryptModule };

const HASH_LENGTH = 128;
// Whoever writes the configuration may not make each attempt cost gigabytes by mistake.
const MOST_MEMORY_BYTES = 512 * 1_024 * 1_024;
const LEAST_MEMORY_BYTES = 8 * 1_024 * 1_024;
const MOST_PASSES = 16;

/** Whether this is a hash of a password: what `npm run hash-password` prints. */
export function isPasswordHash(value: string): boolean {
  // Of scrypt's own file format: the word itself, its parameters, a salt and two checksums, in base64.
  if (value.length !== HASH_LENGTH || !/^c2NyeXB0[A-Za-z\d+/]+$/.test(value)) return false;
  const { logN, r, p } = scrypt.viewParams(value);
  const memoryBytes = 128 * r * 2 ** logN;
  return memoryBytes >= LEAST_MEMORY_BYTES && memoryBytes <= MOST_MEMORY_BYTES && p >= 1 && p <= MOST_PASSES;
}

/** Whether a password is the one that was hashed; takes a tenth of a second of another thread, whatever the answer. */
export function matchesPassword(hash: string, password: string): Promise<boolean> {
  // One spelling of what looks the same: keyboards differ in how they write an accent.
  return scrypt.verify(hash, password.normalize('NFKC'));
}
