import type { Randomness } from './secrets';

// Without characters that are easily confused, read from afar or spoken: 0 O, 1 I L, 2 Z, 5 S, 8 B, U V.
const ALPHABET = 'ACDEFGHJKMNPQRTWXY34679';
const LENGTH = 6;
const CODE = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`);

/** A new code of six characters: one of 148 million. */
export function createCode({ below }: Pick<Randomness, 'below'>): string {
  return Array.from({ length: LENGTH }, () => ALPHABET.charAt(below(ALPHABET.length))).join('');
}

/** A code from user input, in any case, with spaces or hyphens; null if the format is invalid. */
export function parseCode(typed: string): string | null {
  const code = typed.slice(0, 40).toUpperCase().replaceAll(/[\s-]/g, '');
  return CODE.test(code) ? code : null;
}

/** A code as it is shown, in two halves: `ACD EFG`. */
export const formatCode = (code: string): string => `${code.slice(0, LENGTH / 2)} ${code.slice(LENGTH / 2)}`;
