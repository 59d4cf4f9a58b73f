'use client';

import { createContext, useContext, useMemo, type ReactNode } from 'react';

import { createWords, type Words, type WordsOptions } from '@/lib/language/words';

const WordsContext = createContext<Words | null>(null);

/** Provides translations with the messages that the server selected. */
export function WordsProvider({
  language,
  messages,
  timeZone,
  children,
}: WordsOptions & { readonly children: ReactNode }) {
  const words = useMemo(() => createWords({ language, messages, timeZone }), [language, messages, timeZone]);
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** The translations of this page. @throws Error outside a {@link WordsProvider}. */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === null) throw new Error('useWords is called outside a WordsProvider.');
  return words;
}
