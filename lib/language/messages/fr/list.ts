import type { list as source } from '../en/list';
import type { TranslationOf } from '../message';

export const list: TranslationOf<typeof source> = {
  searchNames: 'Rechercher par nom',
  filters: 'Filtres',
  apply: 'Appliquer',
  chosen: { one: '{count} choix', other: '{count} choix' },
  remove: 'Sans {name}',
  clear: 'Tout effacer',
  leftOut: 'Laissé de côté, car sans signification ici : {filters}',

  status: 'État',
  severity: 'Gravité',
  impact: 'Impact déclaré',
  level: 'Niveau',
  scope: 'Périmètre',
  service: 'Service',
  integration: 'Intégration',
  reference: 'Référence',
  exactly: 'Exactement',
  begins: 'Début',
  after: 'À partir du',
  before: 'Avant le',
  afterDay: 'à partir du {day}',
  beforeDay: 'avant le {day}',
  daysOf: 'Jours du fuseau horaire du site, {zone}.',

  paging: 'Pages de la liste',
  previous: 'Page précédente',
  next: 'Page suivante',
  page: 'Page {page} sur {pages}',
  beyond: 'Il n’y a pas de page {page}.',
  toLast: { one: 'Aller à la seule page', other: 'Aller à la dernière page, la {count}' },
  kind: 'Type',
  kindMonitor: 'Sondes',
  kindIncident: 'Incidents',
  kindMaintenance: 'Maintenances',
  changeCount: { one: '{count} changement', other: '{count} changements' },
  changesFound: { one: '{count} changement avec ces filtres', other: '{count} changements avec ces filtres' },
  noChangesFound: 'Aucun changement trouvé.',
  changesKept: {
    one: 'Seul le dernier changement est conservé.',
    other: 'Les {count} derniers changements sont conservés.',
  },
  unknownDay: 'Jour inconnu',

  form: 'Recherche et filtres',
  loading: 'Chargement…',
  notLoaded:
    'Ce filtre n’a pas pu être chargé. La liste montre encore le résultat précédent. Nouvel essai en cours…',
};
