const MARKS = /\p{M}/gu;

/** A text as it is searched: lower case, without accents. */
export function toSearchText(text: string): string {
  return text.normalize('NFKD').replace(MARKS, '').toLowerCase();
}

/** Tells whether a search text holds every word of what somebody typed; everything does where they typed nothing. */
export function createMatcher(typed: string): (searchText: string) => boolean {
  const words = toSearchText(typed).split(/\s+/).filter(Boolean);
  return (searchText) => words.every((word) => searchText.includes(word));
}
