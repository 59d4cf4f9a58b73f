import type { BoardFacts } from '@/lib/status/board-facts';
import type { Flaw, SectionName } from '@/lib/status/types';

import type { Translate } from './translate';

function flawNote({ kind, field, count }: Flaw, t: Translate): string {
  const fields = field ?? '';
  switch (kind) {
    case 'row':
      if (count === null) return t('board.someUnread');
      return field === null ? t('board.rowsUnread', { count }) : t('board.rowsUnreadFor', { count, field });
    case 'missing':
      return count === null ? t('board.someMissing') : t('board.rowsMissing', { count });
    case 'event':
      return count === null ? t('board.someUnread') : t('board.eventsUnread', { count });
    case 'field':
      return count === null ? fields : t('board.fieldUnread', { field: fields, count });
  }
}

/** What could not be read, in one line: `2 could not be read · shown in part: name (1)`; empty where all could. */
export function flawNotes(flaws: readonly Flaw[], t: Translate): string {
  const fields = flaws.filter(({ kind }) => kind === 'field').map((flaw) => flawNote(flaw, t));
  const others = flaws.filter(({ kind }) => kind !== 'field').map((flaw) => flawNote(flaw, t));
  const inPart = fields.length > 0 ? [t('board.shownInPart', { fields: fields.join(', ') })] : [];
  return [...new Set([...others, ...inPart])].join(' · ');
}

const COMMENTED: readonly SectionName[] = ['incidents', 'maintenances'];

/** Why the items of a section may not be all there is, or not all of it, in one line; empty where they are. */
export function sectionNotes(
  { sections, readsComments }: Pick<BoardFacts, 'sections' | 'readsComments'>,
  name: SectionName,
  t: Translate,
): string {
  const { isProven, flaws } = sections[name];
  return [
    isProven ? '' : t('board.settling'),
    flawNotes(flaws, t),
    readsComments || !COMMENTED.includes(name) ? '' : t('board.commentsUnread'),
  ]
    .filter(Boolean)
    .join(' · ');
}
