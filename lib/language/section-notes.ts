import type { BoardSummary } from '@/lib/status/verdict/board-summary';
import type { SectionName } from '@/lib/status/model/types';

import { flawNotes } from './flaw-notes';
import type { Translate } from './translate';

/** Describes why the data of a section may be incomplete, on one line; empty if it is not. */
export function sectionNotes(
  { sections, readsComments }: Pick<BoardSummary, 'sections' | 'readsComments'>,
  name: SectionName,
  t: Translate,
): string {
  const { isProven, flaws } = sections[name];
  const hasComments = name === 'incidents' || name === 'maintenances';
  return [
    isProven ? '' : t('board.settling'),
    flawNotes(flaws, t),
    readsComments || !hasComments ? '' : t('board.commentsUnread'),
  ]
    .filter(Boolean)
    .join(' · ');
}
