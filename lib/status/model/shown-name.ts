// What opens and closes embeddings, overrides and isolates: an isolate of ours would end where a name closes one that it did not open.
const CONTROLS = /[\u202a-\u202e\u2066-\u2069\p{Cs}]/gu;
const LINE_BREAKS = /[\p{Cc}\s]+/gu;
const VISIBLE = /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u;

// The blocks of scripts that run from right to left, and the marks that stand for one of their letters.
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

// Most names are this; the rest of the work is for others.
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

const ISOLATE = '\u2068';
const END = '\u2069';

const LONGEST = 300;
const ENDING = 100;

const isolate = (line: string): string => (RIGHT_TO_LEFT.test(line) ? `${ISOLATE}${line}${END}` : line);

/** A text as one line that turns nothing around it, wherever it is put. */
export const toPlainText = (text: string): string =>
  isolate(text.replace(CONTROLS, '').replace(LINE_BREAKS, ' ').trim());

/** A text that others wrote as one line without what turns the direction of text; empty where nothing of it can be seen. */
export function toVisibleLine(text: string): string {
  const line = text.replace(CONTROLS, '').replace(LINE_BREAKS, ' ').trim();
  return VISIBLE.test(line) ? line : '';
}

/** Both ends of a name that is very long: it is the end that tells names apart. */
function shorten(line: string): string {
  if (line.length <= LONGEST) return line;
  const characters = [...line];
  if (characters.length <= LONGEST) return line;
  const head = characters.slice(0, LONGEST - ENDING - 1).join('');
  return `${head.trimEnd()}…${characters.slice(-ENDING).join('').trimStart()}`;
}

/**
 * A name from ProdManager as every page, picture and file shows it: one line of at most 300 characters that turns nothing around it, as it
 * is isolated (U+2068 to U+2069) where a part of it runs from right to left. The same where it is given what it returned.
 *
 * @returns Empty where nothing of the name can be seen.
 */
export const toShownName = (name: string): string =>
  name.length <= LONGEST && PLAIN.test(name) ? name : isolate(shorten(toVisibleLine(name)));
