// Bidirectional controls: an unbalanced one in a name would end the isolate around it.
const CONTROLS = /[\u202a-\u202e\u2066-\u2069\p{Cs}]/gu;
const LINE_BREAKS = /[\p{Cc}\s]+/gu;
const VISIBLE = /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u;

// Blocks of right-to-left scripts, and the marks that stand for one of their letters.
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

// Fast path: most names are plain ASCII.
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

const ISOLATE = '\u2068';
const END = '\u2069';

const LONGEST = 300;

const isolate = (line: string): string => (RIGHT_TO_LEFT.test(line) ? `${ISOLATE}${line}${END}` : line);

/** A text on one line that cannot change the direction of surrounding text. */
export const toPlainText = (text: string): string =>
  isolate(text.replace(CONTROLS, '').replace(LINE_BREAKS, ' ').trim());

/** Untrusted text on one line without bidirectional controls; empty if nothing is visible. */
export function toVisibleLine(text: string): string {
  const line = text.replace(CONTROLS, '').replace(LINE_BREAKS, ' ').trim();
  return VISIBLE.test(line) ? line : '';
}

/** Shortens a line in the middle, because names often differ only at the end. @param longest In characters. */
export function shortenLine(line: string, longest: number): string {
  if (line.length <= longest) return line;
  const characters = [...line];
  if (characters.length <= longest) return line;
  const ending = Math.floor(longest / 3);
  const head = characters.slice(0, longest - ending - 1).join('');
  return `${head.trimEnd()}…${characters.slice(-ending).join('').trimStart()}`;
}

/**
 * A ProdManager name as shown everywhere: one line of at most 300 characters, isolated (U+2068 to U+2069) if part of it runs from right to
 * left. Idempotent.
 *
 * @returns Empty if nothing of the name is visible.
 */
export const toDisplayName = (name: string): string =>
  name.length <= LONGEST && PLAIN.test(name) ? name : isolate(shortenLine(toVisibleLine(name), LONGEST));
