import { Fragment, type ReactNode } from 'react';

import { useWords } from '@/lib/browser/page/words';
import type { MessageKey } from '@/lib/language/translate';

/** A message whose values are React nodes. */
export function Phrase({
  id,
  values,
}: {
  readonly id: MessageKey;
  readonly values: Readonly<Record<string, ReactNode>>;
}) {
  const { t } = useWords();
  return t
    .parts(id)
    .map((part, index) => <Fragment key={index}>{'text' in part ? part.text : values[part.value]}</Fragment>);
}
