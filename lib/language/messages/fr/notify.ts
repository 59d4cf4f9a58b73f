import type { notify as source } from '../en/notify';
import type { TranslationOf } from '../message';

export const notify: TranslationOf<typeof source> = {
  serviceFailing: 'Le service {name} est en panne',
  serviceDegraded: 'Le service {name} est dégradé',
  serviceRecovered: 'Le service {name} est rétabli',
  serviceGone: 'Le service {name} n’est plus supervisé',
  scopeFailing: 'Le périmètre {name} est en panne',
  scopeDegraded: 'Le périmètre {name} est dégradé',
  scopeRecovered: 'Le périmètre {name} est rétabli',
  scopeGone: 'Le périmètre {name} n’est plus supervisé',
  incidentUpdated: 'Incident mis à jour : {name}',
  incidentClosed: 'Incident retiré de la liste : {name}',
  maintenanceScheduled: 'Maintenance planifiée : {name}',
  maintenanceChanged: 'Maintenance modifiée : {name}',
  maintenanceUpdated: 'Maintenance mise à jour : {name}',
  maintenanceClosed: 'Maintenance retirée de la liste : {name}',
  blind: 'Le tableau n’a plus de données à jour : {reason}',
  sighted: 'Le tableau a de nouveau des données à jour',
  internal: 'Commentaire interne',
  digest: { one: '{count} nouveauté', other: '{count} nouveautés' },
  more: { one: '{count} autre nouveauté', other: '{count} autres nouveautés' },
  open: 'Ouvrir le tableau',
  test: 'Test du canal {name}',
  testText: 'Les notifications de {board} arrivent ici.',
};
