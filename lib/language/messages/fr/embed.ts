import type { embed as source } from '../en/embed';
import type { TranslationOf } from '../message';

export const embed: TranslationOf<typeof source> = {
  badge: 'état',
  missing: 'introuvable',
  open: 'Ouvrir la page d’état',
  hide: 'Masquer',
  affected: 'Services touchés',
  notices: 'Incidents et maintenances',
  more: '{count} de plus',
  asOf: 'État à {time}',
  lastUpdate: 'Dernière mise à jour : {time}',
  unreachable: 'La page d’état est injoignable.',
};
