import type { feed as source } from '../en/feed';
import type { TranslationOf } from '../message';

export const feed: TranslationOf<typeof source> = {
  description: 'Incidents, maintenances et annonces.',
  notices: 'Incidents, maintenances, annonces',
  changes: 'Changements de statut',
  calendar: 'Maintenances',
  began: 'Début de l’impact : {time}',
  resolvedAt: 'Résolu : {time}',
  scheduled: 'Prévue du {start} au {end}',
  announcement: 'annonce',
  importance: 'Importance : {level}',
  from: 'À partir du {time}',
  until: 'Jusqu’au {time}',
  blind: 'Aucune donnée de ProdManager depuis : {time}',
  blindHint: 'Les entrées montrent le dernier état connu ; l’état actuel est inconnu.',
  noClosed: 'Les éléments clos manquent : ils ne peuvent pas être lus pour le moment.',
};
