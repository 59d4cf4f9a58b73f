import type { monitor as source } from '../en/monitor';
import type { TranslationOf } from '../message';

export const monitor: TranslationOf<typeof source> = {
  search: 'Rechercher une sonde par nom, service, périmètre, intégration ou référence',
  status: 'État',
  name: 'Sonde',
  place: 'Emplacement',
  integration: 'Intégration',
  reference: 'Référence',
  since: 'Depuis',
  sinceLong: '{duration}, depuis {time}',
  noneIntegration: 'aucune',
  group: 'Grouper par',
  groupNone: 'rien',
  groupScope: 'périmètre',
  groupService: 'service',
  expected: 'annoncé par une maintenance',
  expectedLong: 'C’était annoncé : une maintenance est en cours à cet emplacement et en prévoyait autant.',
  found: '{found} sondes sur {total}',
  noneFound: '0 sonde ne correspond.',
  empty: '0 sonde. Ajoutez-en dans ProdManager.',
  unread: 'Les sondes n’ont jamais été lues : rien n’est connu de la production.',
  description: 'Description',
  noSince: 'déjà avant les observations de ce tableau',
  okSince: 'aucun changement observé',
  incidentsHere: 'Incidents en cours à cet emplacement',
  maintenancesHere: 'Maintenances à cet emplacement',
};
