import type { Words } from '@/lib/language/words';
import { atBase } from '@/lib/site/base-path';

import { MomentForm } from './moment-bar';

/** The way from the overview to moments of the past. */
export function MomentEntry({
  words,
  entry,
}: {
  readonly words: Words;
  readonly entry: { readonly search: string; readonly local: string };
}) {
  return (
    <details className="mt-3 text-sm print:hidden">
      <summary className="w-fit cursor-pointer py-1 text-maintenance underline">
        {words.t('then.entry')}
      </summary>
      <div className="py-1">
        <MomentForm words={words} page={atBase('/')} {...entry} />
      </div>
    </details>
  );
}
