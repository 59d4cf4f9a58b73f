import type { Flaw, Section } from '@/lib/status/model/types';

import type { Translate } from './translate';

const flawNote = ({ kind, field, count }: Flaw, t: Translate): string =>
  t(`board.${kind}Flaw`, { count: count ?? t('board.some'), field: field ?? '' });

/** What could not be read, in one line: `2 could not be read · name unreadable in 1`; empty where all could. */
export const flawNotes = (flaws: readonly Flaw[], t: Translate): string =>
  [...new Set(flaws.map((flaw) => flawNote(flaw, t)))].join(' · ');

/** Why the items of a section may not be all there is, in one line; empty where they are. */
export const doubtNotes = (
  { isProven, flaws }: Pick<Section<unknown>, 'isProven' | 'flaws'>,
  t: Translate,
): string =>
  flawNotes(
    flaws.filter(({ kind }) => kind === 'row' || kind === 'missing'),
    t,
  ) || (isProven ? '' : t('board.settling'));
