'use client';

import { createContext, useContext, useMemo, type ReactNode } from 'react';

import { createWords, type Words, type WordsOptions } from '@/lib/language/words';

const WordsContext = createContext<Words | null>(null);

/** Lets everything inside speak to the reader in their language, with the messages that the server chose. */
export function WordsProvider({
  language,
  messages,
  timeZone,
  children,
}: WordsOptions & { readonly children: ReactNode }) {
  const words = useMemo(() => createWords({ language, messages, timeZone }), [language, messages, timeZone]);
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** The words for the reader of this page. @throws Error outside a {@link WordsProvider}: a mistake of the page. */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === null) throw new Error('useWords is called outside a WordsProvider.');
  return words;
}
