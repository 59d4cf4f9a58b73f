import type { fault as source } from '../en/fault';
import type { TranslationOf } from '../message';

export const fault: TranslationOf<typeof source> = {
  heading: 'Le tableau n’a pas pu être affiché',
  hint: 'C’est une défaillance du tableau de bord, et n’indique rien sur la production. La page réessaie d’elle-même.',
  reason: 'Son journal ou la console de ce navigateur en contient la raison.',
  again: 'Réessayer',
  overview: 'Aller à la vue d’ensemble',
};
