import { toSearchText, toSearchWords } from '../lists/search-text';

/** A matching part of a text: the index of its first character, and that after its last. */
export type Mark = readonly [start: number, end: number];

const COMBINING = /^\p{M}/u;

/** A normalised text, and for each of its characters the original one that it comes from. */
interface Traced {
  readonly searchText: string;
  readonly origins: readonly Mark[];
}

function trace(text: string): Traced {
  let searchText = '';
  const origins: Mark[] = [];
  let start = 0;
  for (const character of text) {
    const end = start + character.length;
    const plain = toSearchText(character);
    // A combining mark belongs to the letter before it.
    const last = origins.at(-1);
    if (plain === '' && last && COMBINING.test(character)) {
      const longer: Mark = [last[0], end];
      for (let at = origins.length - 1; origins[at] === last; at -= 1) origins[at] = longer;
    }
    const origin: Mark = [start, end];
    searchText += plain;
    for (let at = 0; at < plain.length; at += 1) origins.push(origin);
    start = end;
  }
  return { searchText, origins };
}

/** Finds the words of `typed` in a text, ignoring case and accents: sorted, disjoint parts of the original text. */
export function findMarks(text: string, typed: string): readonly Mark[] {
  const { searchText, origins } = trace(text);
  const found = toSearchWords(typed).flatMap((word) => {
    const marks: Mark[] = [];
    for (let at = searchText.indexOf(word); at !== -1; at = searchText.indexOf(word, at + word.length)) {
      const [first, last] = [origins[at], origins[at + word.length - 1]];
      if (first && last) marks.push([first[0], last[1]]);
    }
    return marks;
  });
  const merged: Mark[] = [];
  for (const [start, end] of found.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], end)];
    else merged.push([start, end]);
  }
  return merged;
}
