import type { map as source } from '../en/map';
import type { TranslationOf } from '../message';

export const map: TranslationOf<typeof source> = {
  title: 'Services × périmètres',
  troubled: 'Là où ça ne va pas',
  moreTroubled: { one: '{count} autre endroit', other: '{count} autres endroits' },
  unread: 'Les sondes n’ont jamais été lues : rien n’est connu de la production.',
  empty: '0 sonde : ce qui n’est pas surveillé n’apparaît pas ici. Ajoutez-en dans ProdManager.',
  noMonitors: 'aucune sonde',
  cell: '{words} ; {monitors}',
  since: 'depuis {time}',
  expected: '{count} non ok comme annoncé',
  maintenance: 'maintenance en cours',
  overrunning: 'maintenance en dépassement',
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
