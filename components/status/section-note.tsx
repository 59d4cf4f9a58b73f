import { formatDuration } from '@/lib/status/duration';
import type { Freshness } from '@/lib/status/freshness';

import { problemWords } from './freshness-words';

/** Beside the title of a block whose data is not live; nothing where it is, or where the whole board says the same already. */
export function SectionNote({
  freshness,
  board,
}: {
  readonly freshness: Freshness;
  readonly board: Freshness;
}) {
  const { word, ageSeconds, problem } = freshness;
  if (word === 'live' || (word === board.word && problem === board.problem)) return null;
  const age = ageSeconds === null ? 'never read' : `${formatDuration(ageSeconds)} old`;
  return (
    <p className="text-sm text-muted">
      {word === 'delayed' ? 'Delayed' : 'Unknown'}: {age}, {problemWords(problem)}
    </p>
  );
}
