import type { fault as source } from '../en/fault';
import type { TranslationOf } from '../message';

export const fault: TranslationOf<typeof source> = {
  heading: 'Le tableau n’a pas pu être affiché',
  hint: 'Le problème vient du tableau de bord et n’indique rien sur la production. La page réessaie automatiquement.',
  reason: 'Détails dans le journal du tableau de bord ou dans la console de ce navigateur.',
  again: 'Réessayer',
  overview: 'Aller à la vue d’ensemble',
};
