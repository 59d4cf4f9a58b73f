import type { monitor as source } from '../en/monitor';
import type { TranslationOf } from '../message';

export const monitor: TranslationOf<typeof source> = {
  search: 'Rechercher une sonde par nom, service, périmètre, référence, hôte, lien ou description',
  status: 'État',
  name: 'Sonde',
  place: 'Service / périmètre',
  integration: 'Intégration',
  reference: 'Référence',
  since: 'Depuis',
  noneIntegration: 'aucune',
  group: 'Grouper par',
  groupNone: 'aucun',
  groupScope: 'périmètre',
  groupService: 'service',
  expected: 'attendu pendant la maintenance',
  expectedLong: 'Attendu : une maintenance en cours le prévoit.',
  found: '{found} sondes sur {total}',
  noneFound: 'Aucune sonde trouvée.',
  empty: 'Aucune sonde pour l’instant. Ajoutez-en dans ProdManager.',
  unread: 'Aucune donnée pour l’instant : ProdManager n’a pas répondu.',
  loading: 'Chargement de toutes les sondes…',
  description: 'Description',
  incidentsHere: 'Incidents en cours ici',
  maintenancesHere: 'Maintenances ici',
  siblings: 'Autres sondes ici',
};
