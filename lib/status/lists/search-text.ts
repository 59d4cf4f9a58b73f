const MARKS = /\p{M}/gu;

/** Normalises a text for search: lower case, without accents. */
export function toSearchText(text: string): string {
  return text.normalize('NFKD').replace(MARKS, '').toLowerCase();
}

/** Returns a predicate that is true if a search text contains every word of `typed`; always true if it is blank. */
export function createMatcher(typed: string): (searchText: string) => boolean {
  const words = toSearchText(typed).split(/\s+/).filter(Boolean);
  return (searchText) => words.every((word) => searchText.includes(word));
}
