import { Fragment } from 'react';

// Longer words must be able to break on a phone.
const MOST_CHARACTERS = 20;

const staysWhole = (word: string): boolean => word.includes('-') && word.length <= MOST_CHARACTERS;

/** A text in which short words with hyphens, such as "us-east-1", stay on one line. */
export function Unbroken({ text }: { readonly text: string }) {
  return text.split(/(\s+)/).map((word, index) =>
    staysWhole(word) ? (
      <span key={index} className="whitespace-nowrap">
        {word}
      </span>
    ) : (
      <Fragment key={index}>{word}</Fragment>
    ),
  );
}
