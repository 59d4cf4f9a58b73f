import { useWords } from '@/lib/browser/page/words';
import { freshnessNote } from '@/lib/language/freshness-keys';
import type { Freshness } from '@/lib/status/freshness/freshness';

/** Notes next to a section's title: its freshness if that differs from the board's, and which data could not be read. */
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
  const words = useWords();
  const { word, problem } = freshness;
  const isKnown = word === 'live' || (word === board.word && problem === board.problem);
  return [isKnown ? '' : freshnessNote(freshness, words), notes].map(
    (note, index) =>
      note && (
        <p key={index} className="text-sm text-muted">
          {note}
        </p>
      ),
  );
}
