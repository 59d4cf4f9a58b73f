import type { BoardSummary } from '@/lib/status/verdict/board-facts';
import type { SectionName } from '@/lib/status/model/types';
import { doubtOf } from '@/lib/status/verdict/verdict';

import { flawNotes } from './flaw-notes';
import type { Translate } from './translate';

/** Why the items of a section may not be all there is, or not all of it, in one line; empty where they are. */
export function sectionNotes(
  { sections, readsComments }: Pick<BoardSummary, 'sections' | 'readsComments'>,
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
