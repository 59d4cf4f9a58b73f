import type { BoardFacts } from '@/lib/status/board-facts';
import type { SectionName } from '@/lib/status/types';
import { doubtOf } from '@/lib/status/verdict';

import { flawNotes } from './flaw-notes';
import type { Translate } from './translate';

/** Why the items of a section may not be all there is, or not all of it, in one line; empty where they are. */
export function sectionNotes(
  { sections, readsComments }: Pick<BoardFacts, 'sections' | 'readsComments'>,
  name: SectionName,
  t: Translate,
): string {
  const hasComments = name === 'incidents' || name === 'maintenances';
  return [
    // Where flaws say by how much the counts disagree, that is enough.
    doubtOf(sections[name]) === 'unsettled' ? t('board.settling') : '',
    flawNotes(sections[name].flaws, t),
    readsComments || !hasComments ? '' : t('board.commentsUnread'),
  ]
    .filter(Boolean)
    .join(' · ');
}
