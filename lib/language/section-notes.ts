import type { BoardSummary } from '@/lib/status/verdict/board-summary';
import type { SectionName } from '@/lib/status/model/types';
import { doubtOf } from '@/lib/status/verdict/verdict';

import { flawNotes } from './flaw-notes';
import type { Translate } from './translate';

/** Describes why the data of a section may be incomplete, on one line; empty if it is not. */
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
