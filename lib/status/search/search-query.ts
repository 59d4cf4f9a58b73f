/** The longest search text, in characters; search fields accept no more. */
export const LONGEST_SEARCH = 200;

/** Why a text is not searched for. */
export type SearchProblem = 'empty' | 'short' | 'long';

// One character of a script without an alphabet may be a word.
const LONE_LETTER = /^[\0-\u02ff\u0370-\u1fff]$/;

/** A typed search text without surrounding space, and why it is not searched for; null if it is. */
export function parseSearch(typed: string): { readonly q: string; readonly problem: SearchProblem | null } {
  const q = typed.trim();
  if (q === '') return { q, problem: 'empty' };
  if (q.length > LONGEST_SEARCH) return { q: q.slice(0, LONGEST_SEARCH), problem: 'long' };
  return { q, problem: LONE_LETTER.test(q) ? 'short' : null };
}

/** The query of the page with the results for a text. */
export const toSearchQuery = (q: string): string => (q === '' ? '' : new URLSearchParams({ q }).toString());
