import 'server-only';

import type { Randomness } from './secrets';

// Without what is easily taken for another when read from afar or told by word: 0 O, 1 I L, 2 Z, 5 S, 8 B, U V.
const ALPHABET = 'ACDEFGHJKMNPQRTWXY34679';
const LENGTH = 6;
const CODE = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`);

/** A code of six characters that are hard to confuse: 148 million of them. */
export function createCode({ below }: Pick<Randomness, 'below'>): string {
  return Array.from({ length: LENGTH }, () => ALPHABET.charAt(below(ALPHABET.length))).join('');
}

/** A code as somebody typed it, in any case, with spaces or hyphens; null where it cannot be one. */
export function parseCode(typed: string): string | null {
  const code = typed.slice(0, 40).toUpperCase().replaceAll(/[\s-]/g, '');
  return CODE.test(code) ? code : null;
}

/** A code as it is shown: in two halves. */
export const formatCode = (code: string): string => `${code.slice(0, LENGTH / 2)} ${code.slice(LENGTH / 2)}`;
