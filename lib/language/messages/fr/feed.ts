import type { feed as source } from '../en/feed';
import type { TranslationOf } from '../message';

export const feed: TranslationOf<typeof source> = {
  notices: 'Incidents, maintenances, annonces',
  changes: 'Changements de statut',
  calendar: 'Maintenances',
  subscribeTo: 'S’abonner à {name}',
  maintenanceCalendar: 'Calendrier des maintenances',
  hint: 'Copiez un lien dans un lecteur de flux, Slack, Outlook ou votre agenda.',
  tokenHint:
    'Ces programmes ne peuvent pas se connecter : ajoutez le paramètre {parameter} avec le jeton d’un {link}.',
  shareLink: 'lien de partage',
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
