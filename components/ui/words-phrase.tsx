import { Fragment, type ReactNode } from 'react';

import type { MessageKey } from '@/lib/language/translate';
import type { Words } from '@/lib/language/words';

/** A message and its values. */
export interface PhraseProps {
  readonly id: MessageKey;
  readonly values: Readonly<Record<string, ReactNode>>;
}

/** A message whose values are React nodes, with given words: for what is rendered on the server only. */
export function WordsPhrase({
  words: { t },
  id,
  values,
}: PhraseProps & { readonly words: Pick<Words, 't'> }) {
  return t
    .parts(id)
    .map((part, index) => <Fragment key={index}>{'text' in part ? part.text : values[part.value]}</Fragment>);
}
