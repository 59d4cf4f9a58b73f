import { useWords } from '@/lib/browser/page/words';

import { WordsPhrase, type PhraseProps } from './words-phrase';

/** A message whose values are React nodes. */
export function Phrase(props: PhraseProps) {
  return <WordsPhrase words={useWords()} {...props} />;
}
