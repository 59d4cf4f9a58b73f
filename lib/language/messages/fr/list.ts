import type { list as source } from '../en/list';
import type { TranslationOf } from '../message';

export const list: TranslationOf<typeof source> = {
  searchNames: 'Rechercher par nom, service, périmètre, référence, lien ou description',
  filters: 'Filtres',
  apply: 'Appliquer',
  chosen: { one: '{count} sélection', other: '{count} sélections' },
  remove: 'Retirer « {name} »',
  clear: 'Tout effacer',
  leftOut: { one: 'Filtre inconnu ignoré : {filters}', other: 'Filtres inconnus ignorés : {filters}' },

  status: 'État',
  severity: 'Gravité',
  impact: 'Impact prévu',
  level: 'Niveau',
  scope: 'Périmètre',
  service: 'Service',
  integration: 'Intégration',
  reference: 'Référence',
  exactly: 'Référence exacte',
  begins: 'Début',
  after: 'À partir du',
  before: 'Avant le',
  afterDay: 'à partir du {day}',
  beforeDay: 'avant le {day}',
  daysOf: 'Dates au fuseau horaire {zone}.',

  paging: 'Pages de la liste',
  previous: 'Page précédente',
  next: 'Page suivante',
  page: 'Page {page} sur {pages}',
  beyond: 'La page {page} n’existe pas.',
  toLast: { one: 'Aller à la page {count}', other: 'Aller à la dernière page ({count})' },
  unknownDay: 'Jour inconnu',
  form: 'Recherche et filtres',
  loading: 'Chargement…',
  notLoaded:
    'Ce filtre n’a pas pu être chargé. La liste montre encore le résultat précédent. Nouvel essai en cours…',
};
