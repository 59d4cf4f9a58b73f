import type { BoardFacts } from '@/lib/status/board-facts';
import type { Flaw, SectionName } from '@/lib/status/types';

import type { Translate } from './translate';

const flawNote = ({ kind, field, count }: Flaw, t: Translate): string =>
  t(`board.${kind}Flaw`, { count: count ?? t('board.some'), field: field ?? '' });

const join = (notes: readonly string[]): string => [...new Set(notes)].filter(Boolean).join(' · ');

/** What could not be read, in one line: `2 could not be read · name unreadable in 1`; empty where all could. */
export const flawNotes = (flaws: readonly Flaw[], t: Translate): string =>
  join(flaws.map((flaw) => flawNote(flaw, t)));

/** Why the items of a section may not be all there is, or not all of it, in one line; empty where they are. */
export function sectionNotes(
  { sections, readsComments }: Pick<BoardFacts, 'sections' | 'readsComments'>,
  name: SectionName,
  t: Translate,
): string {
  const { isProven, flaws } = sections[name];
  const hasComments = name === 'incidents' || name === 'maintenances';
  return join([
    isProven ? '' : t('board.settling'),
    flawNotes(flaws, t),
    readsComments || !hasComments ? '' : t('board.commentsUnread'),
  ]);
}
