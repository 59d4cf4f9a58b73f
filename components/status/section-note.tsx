import { useWords } from '@/lib/browser/words';
import type { Freshness } from '@/lib/status/freshness';

import { FRESHNESS_KEYS, problemKey } from '@/lib/language/freshness-keys';

/** Beside the title of a block whose data is not live; nothing where it is, or where the whole board says the same already. */
export function SectionNote({
  freshness,
  board,
}: {
  readonly freshness: Freshness;
  readonly board: Freshness;
}) {
  const { t, duration } = useWords();
  const { word, ageSeconds, problem } = freshness;
  if (word === 'live' || (word === board.word && problem === board.problem)) return null;
  const said = { word: t(FRESHNESS_KEYS[word]), reason: t(problemKey(problem)) };
  return (
    <p className="text-sm text-muted">
      {ageSeconds === null
        ? t('board.ageUnknownNote', said)
        : t('board.agedNote', { ...said, age: duration(ageSeconds) })}
    </p>
  );
}
