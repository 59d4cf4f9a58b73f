import { formatDuration } from '@/lib/status/duration';
import type { Freshness } from '@/lib/status/freshness';

import { problemWords } from './freshness-words';

/** Beside the title of a block whose own data is not live; nothing where it is. */
export function SectionNote({ freshness }: { readonly freshness: Freshness }) {
  const { word, ageSeconds, problem } = freshness;
  if (word === 'live') return null;
  const age = ageSeconds === null ? 'never read' : `${formatDuration(ageSeconds)} old`;
  return (
    <p className="text-sm text-muted">
      {word === 'delayed' ? 'Delayed' : 'Unknown'}: {age}, {problemWords(problem)}
    </p>
  );
}
