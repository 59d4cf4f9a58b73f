import type { tab as source } from '../en/tab';
import type { TranslationOf } from '../message';

export const tab: TranslationOf<typeof source> = {
  tabs: 'En cours ou passé',
  open: 'En cours',
  openOrPlanned: 'En cours et à venir',
  past: 'Passé',

  openIncidents: { one: '{count} incident en cours', other: '{count} incidents en cours' },
  openMaintenances: {
    one: '{count} maintenance en cours ou prévue',
    other: '{count} maintenances en cours ou prévues',
  },
  openAnnouncements: {
    one: '{count} annonce en cours ou à venir',
    other: '{count} annonces en cours ou à venir',
  },
  pastIncidents: { one: '{count} incident passé', other: '{count} incidents passés' },
  pastMaintenances: { one: '{count} maintenance passée', other: '{count} maintenances passées' },
  pastAnnouncements: { one: '{count} annonce passée', other: '{count} annonces passées' },
  shown: '{heading}, dont {shown} ici',
  filtered: '{heading} avec ces filtres',
  unread: 'Pas encore chargé',
  unavailable: 'L’historique est indisponible pour le moment',
  unavailableHint:
    'Il n’a pas pu être chargé depuis ProdManager : {reason}. Les éléments en cours ne sont pas concernés.',
  tryAgain: 'Réessayer',
  asOf: 'à {time}',
  searching: 'Recherche en cours…',
  lookedThrough:
    'Recherche limitée aux {looked} plus récents sur {of}. Utilisez des filtres ou des dates pour chercher dans les autres.',
  noneMatch: 'Aucun résultat',

  inProgress: 'En cours',
  due: 'Démarrage en retard',
  soon: 'Dans les 7 prochains jours',
  later: 'Plus tard',
  inForce: 'En cours',
  toCome: 'À venir',
  startUnknown: 'Début inconnu',
  title: 'Titre',
  place: 'Service / périmètre',
  started: 'Début',
  duration: 'Durée',
};
