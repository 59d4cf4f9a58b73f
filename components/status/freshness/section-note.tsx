import { useWords } from '@/lib/browser/page/words';
import { FRESHNESS_KEYS, nextStepKey, problemKey } from '@/lib/language/freshness-keys';
import type { Freshness } from '@/lib/status/freshness/freshness';

/** Notes next to a section's title: its freshness if that differs from the board's, what to do then, and which data could not be read. */
export function SectionNote({
  freshness,
  board,
  notes,
}: {
  readonly freshness: Freshness;
  readonly board: Freshness;
  /** What could not be read, on one line; empty if all could. */
  readonly notes: string;
}) {
  const { t, duration } = useWords();
  const { word, ageSeconds, problem } = freshness;
  const isKnown = word === 'live' || (word === board.word && problem === board.problem);
  const values = { word: t(FRESHNESS_KEYS[word]), reason: t(problemKey(problem)) };
  const aged =
    ageSeconds === null
      ? t('board.ageUnknownNote', values)
      : t('board.agedNote', { ...values, age: duration(ageSeconds) });
  const step = isKnown || problem === null ? '' : t(nextStepKey(problem));
  return [isKnown ? '' : aged, step, notes].map(
    (note, index) =>
      note && (
        <p key={index} className="text-sm text-muted">
          {note}
        </p>
      ),
  );
}
