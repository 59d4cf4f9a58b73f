import type { tab as source } from '../en/tab';
import type { TranslationOf } from '../message';

export const tab: TranslationOf<typeof source> = {
  tabs: 'En cours ou passé',
  open: 'En cours et à venir',
  past: 'Passé',

  openIncidents: { one: '{count} incident en cours', other: '{count} incidents en cours' },
  openMaintenances: {
    one: '{count} maintenance en cours ou prévue',
    other: '{count} maintenances en cours ou prévues',
  },
  openAnnouncements: {
    one: '{count} annonce en vigueur ou à venir',
    other: '{count} annonces en vigueur ou à venir',
  },
  pastIncidents: { one: '{count} incident passé', other: '{count} incidents passés' },
  pastMaintenances: { one: '{count} maintenance passée', other: '{count} maintenances passées' },
  pastAnnouncements: { one: '{count} annonce passée', other: '{count} annonces passées' },
  shown: '{heading}, dont {shown} ici',
  filtered: '{heading} avec ces filtres',
  unread: 'Nombre inconnu : jamais lu',
  unavailable: 'Le passé ne peut pas être affiché pour le moment',
  unavailableHint: 'La source n’a pas pu être interrogée : {reason}. Ce qui est en cours n’est pas concerné.',
  tryAgain: 'Réessayer',
  asOf: 'à la date du {time}',
  searching: 'Recherche en cours…',
  lookedThrough:
    'Seuls les {looked} plus récents sur {of} ont été parcourus. Choisissez des filtres ou des dates pour parcourir les autres.',
  noneMatch: 'Rien ne correspond à la recherche et aux filtres.',

  inProgress: 'En cours',
  due: 'Prévues, mais pas commencées',
  soon: 'Dans les 7 prochains jours',
  later: 'Plus tard',
  inForce: 'En vigueur',
  toCome: 'À venir',
  startUnknown: 'Début inconnu',
  title: 'Titre',
  place: 'Service / périmètre',
  started: 'Début',
  duration: 'Durée',
};
