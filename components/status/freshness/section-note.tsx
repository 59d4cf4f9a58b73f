import { useAt } from '@/lib/browser/page/moment';
import { useWords } from '@/lib/browser/page/words';
import { freshnessNote, nextStepKey } from '@/lib/language/freshness-keys';
import { useMoment } from '@/lib/browser/live/page-clock';
import type { Freshness } from '@/lib/status/freshness/freshness';

import type { SectionFreshness } from './use-live-board';

/** Notes next to a section's title: its freshness if that differs from the board's, what to do then, and which data could not be read. */
export function SectionNote({
  freshness,
  board,
  notes,
}: {
  /** Of a section, or of the whole board. */
  readonly freshness: Freshness | SectionFreshness;
  readonly board: Freshness;
  /** What could not be read, on one line; empty if all could. */
  readonly notes: string;
}) {
  const words = useWords();
  const isPast = useAt() !== null;
  const { word, problem } = freshness;
  const isKnown = isPast || word === 'live' || (word === board.word && problem === board.problem);
  const ageSeconds = useMoment(({ ages }) => {
    const age = 'section' in freshness ? ages[freshness.section] : freshness.ageSeconds;
    return isKnown || age === null ? null : Math.floor(age);
  }, freshness.ageSeconds);
  const step = isKnown || problem === null ? '' : words.t(nextStepKey(problem));
  const aged = freshnessNote({ word, problem, ageSeconds }, words);
  // The head of a page of the past says why nothing was observed.
  if (isPast && word === 'unknown') return null;
  return [isKnown ? '' : aged, step, notes].map(
    (note, index) =>
      note && (
        <p key={index} className="text-sm text-muted">
          {note}
        </p>
      ),
  );
}
