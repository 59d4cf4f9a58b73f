import type { BoardFacts } from '@/lib/status/board-facts';
import type { SectionName } from '@/lib/status/types';

import { flawNotes, settlingNote } from './flaw-notes';
import type { Translate } from './translate';

/** Why the items of a section may not be all there is, or not all of it, in one line; empty where they are. */
export function sectionNotes(
  { sections, readsComments }: Pick<BoardFacts, 'sections' | 'readsComments'>,
  name: SectionName,
  t: Translate,
): string {
  const hasComments = name === 'incidents' || name === 'maintenances';
  return [
    settlingNote(sections[name], t),
    flawNotes(sections[name].flaws, t),
    readsComments || !hasComments ? '' : t('board.commentsUnread'),
  ]
    .filter(Boolean)
    .join(' · ');
}
