import type { map as source } from '../en/map';
import type { TranslationOf } from '../message';

export const map: TranslationOf<typeof source> = {
  title: 'Services × périmètres',
  troubled: 'Services touchés',
  moreTroubled: { one: '{count} autre', other: '{count} autres' },
  unread: 'Aucune donnée pour l’instant : ProdManager n’a pas répondu.',
  empty: 'Aucune sonde pour l’instant. Ajoutez-en dans ProdManager.',
  noMonitors: 'aucune sonde',
  cell: '{words} ; {monitors}',
  since: 'depuis {time}',
  expected: { one: '{count} attendue', other: '{count} attendues' },
  maintenance: 'maintenance en cours',
  overrunning: 'maintenance en dépassement',
  incident: 'Incident {id}',
  moreMonitors: { one: '+ {count} autre', other: '+ {count} autres' },
  legend: 'Légende',
  legendNumber: 'sondes non OK',
  foldedServices: { one: '+ {count} service OK', other: '+ {count} services OK' },
  foldedScopes: { one: '+ {count} périmètre OK', other: '+ {count} périmètres OK' },
  find: 'Trouver un service ou un périmètre',
  found: '{services} services sur {allServices}, {scopes} périmètres sur {allScopes}',
  nothingFound: 'Aucun service ni périmètre ne correspond.',
  servicesIn: 'Services sur {scope}',
  scopesOf: '{service} par périmètre',
};
