import { Fragment } from 'react';

// Longer words must be able to break on a phone.
const MOST_CHARACTERS = 20;
/** Isolated names (between U+2068 and U+2069) and other words. An isolated name stays in one piece: split, it would not be isolated. */
const PIECES = /(\u2068[^\u2068\u2069]*\u2069|[^\s\u2068\u2069]+)/;

const staysWhole = (piece: string): boolean => piece.includes('-') && piece.length <= MOST_CHARACTERS;

/** A text in which short names and words with hyphens, such as "us-east-1", stay on one line. */
export function Unbroken({ text }: { readonly text: string }) {
  const parts: { readonly text: string; readonly isWhole: boolean }[] = [];
  for (const piece of text.split(PIECES)) {
    const last = parts.at(-1);
    if (staysWhole(piece)) parts.push({ text: piece, isWhole: true });
    else if (last && !last.isWhole) parts[parts.length - 1] = { text: last.text + piece, isWhole: false };
    else parts.push({ text: piece, isWhole: false });
  }
  return parts.map(({ text: part, isWhole }, index) =>
    isWhole ? (
      <span key={index} className="whitespace-nowrap">
        {part}
      </span>
    ) : (
      <Fragment key={index}>{part}</Fragment>
    ),
  );
}
