import * as scryptModule from 'scrypt-kdf';

// The types declare named exports, but the library only has a default one.
const { default: scrypt } = scryptModule as unknown as { readonly default: typeof scryptModule };

const HASH_LENGTH = 128;
// Bounds on the cost parameters, so that a mistyped hash cannot make each attempt take gigabytes.
const MAX_MEMORY_BYTES = 512 * 1_024 * 1_024;
const MIN_MEMORY_BYTES = 8 * 1_024 * 1_024;
const MAX_PASSES = 16;

/** Whether a text is a password hash, as `npm run hash-password` prints it. */
export function isPasswordHash(value: string): boolean {
  // Base64 of scrypt's file format: the word "scrypt", its parameters, a salt and two checksums.
  if (value.length !== HASH_LENGTH || !/^c2NyeXB0[A-Za-z\d+/]+$/.test(value)) return false;
  const { logN, r, p } = scrypt.viewParams(value);
  const memoryBytes = 128 * r * 2 ** logN;
  return memoryBytes >= MIN_MEMORY_BYTES && memoryBytes <= MAX_MEMORY_BYTES && p >= 1 && p <= MAX_PASSES;
}

/** Compares a password with a hash. Takes about 0.1 s of another thread, whether it matches or not. */
export function matchesPassword(hash: string, password: string): Promise<boolean> {
  // Keyboards differ in how they encode accents.
  return scrypt.verify(hash, password.normalize('NFKC'));
}
