const ASCII = /^[\0-\x7f]*$/;
// Marks, and characters that are not visible.
const IGNORED = /[\p{M}\p{Default_Ignorable_Code_Point}]/gu;

/** Letters and signs that people type without what distinguishes them, and that Unicode does not decompose. */
const PLAIN: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ĸ: 'k',
  ı: 'i',
  ς: 'σ',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '‐': '-',
  '–': '-',
  '—': '-',
  '−': '-',
};
const NOT_PLAIN = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');

/**
 * Normalises a text for search: lower case in any locale, without accents, with plain letters for ł, ø, ß and the like. The result for a text
 * is that of its characters, joined.
 */
export function toSearchText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(IGNORED, '')
    .toLowerCase()
    .replace(NOT_PLAIN, (letter) => PLAIN[letter] ?? letter);
}

/** The words of a typed text, normalised. */
export const toSearchWords = (typed: string): readonly string[] =>
  toSearchText(typed).split(/\s+/).filter(Boolean);

/** Returns a predicate that is true if a search text contains every word of `typed`; always true if it is blank. */
export function createMatcher(typed: string): (searchText: string) => boolean {
  const words = toSearchWords(typed);
  return (searchText) => words.every((word) => searchText.includes(word));
}

/** The fields of an item that searches cover. */
export interface Searched {
  readonly name: string;
  readonly reference?: string | null;
  readonly integration?: string | null;
  readonly service?: string;
  readonly scope?: string;
  /** What else is searched: see {@link alsoSearched}. */
  readonly also?: string;
}

// Enough for what identifies an item; texts of the source may be very long.
const LONGEST = 1_000;

/** Links, descriptions (Markdown) and the like as an optional field `also`, cut to 1,000 characters each. */
export function alsoSearched(...texts: readonly (string | null | undefined)[]): Pick<Searched, 'also'> {
  const also = texts.flatMap((text) => text?.slice(0, LONGEST) || []).join('\n');
  return also === '' ? {} : { also };
}

/** The search text of an item: all searches cover the same fields. */
export const toItemText = ({ name, reference, integration, service, scope, also }: Searched): string =>
  toSearchText([name, reference, integration, service, scope, also].filter(Boolean).join('\n'));
