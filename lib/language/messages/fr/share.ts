import type { share as source } from '../en/share';
import type { TranslationOf } from '../message';

export const share: TranslationOf<typeof source> = {
  description: '{counts}, état à {time}',
  ok: 'Tout est OK',
  warning: 'Dégradé',
  alert: 'En panne',
  maintenance: 'En maintenance',
  unknown: 'État inconnu',
  empty: 'Aucune sonde pour l’instant',
  asOf: 'état à {time}',
};
