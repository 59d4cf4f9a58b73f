import type { wall as source } from '../en/wall';
import type { TranslationOf } from '../message';

export const wall: TranslationOf<typeof source> = {
  liveAgo: '● en direct, il y a {age}',
  wordAged: '{word}, vieux de {age}',
  wordUnread: '{word}, âge inconnu',
  lastKnown: 'Dernier état connu {time} : {sentence}',
  notUnderstood: 'Non compris dans l’adresse de ce mur : {what}',
  demo: 'données de démonstration',
  page: '{number} / {of}',
  restServicesOk: { one: '+ {count} service OK', other: '+ {count} services OK' },
  restScopesOk: { one: '+ {count} périmètre OK', other: '+ {count} périmètres OK' },
  restServices: { one: '+ {count} service', other: '+ {count} services' },
  restScopes: { one: '+ {count} périmètre', other: '+ {count} périmètres' },
  moreCards: '+ {count} de plus',
  troubledServices: { one: '{count} service en difficulté', other: '{count} services en difficulté' },
  viewOf: '{name} : {words}',
  weekMaintenances: {
    one: '{count} maintenance dans les 7 jours',
    other: '{count} maintenances dans les 7 jours',
  },
  readInPart: 'certaines données n’ont pas pu être lues',
  maintenance: 'Maintenance',
  announcement: 'Annonce',
  next: '{time} maintenance : {name}',
  change: '{time} {what}',
  placeChange: '{place} {from} → {to}',
  mayTurnOff: 'cet écran peut s’éteindre',
  soundBlocked: 'son bloqué : cliquez une fois',
  cellNotOk: '{service}, {scope} : {words}',
  underMaintenance: 'maintenance',
  overrunning: 'maintenance en dépassement',
};
