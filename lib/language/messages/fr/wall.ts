import type { wall as source } from '../en/wall';
import type { TranslationOf } from '../message';

export const wall: TranslationOf<typeof source> = {
  lastKnown: 'Dernier état connu {time} : {sentence}',
  notUnderstood: {
    one: 'Paramètre inconnu dans l’URL de cet écran mural : {what}',
    other: 'Paramètres inconnus dans l’URL de cet écran mural : {what}',
  },
  demo: 'données de démonstration',
  page: '{number} / {of}',
  restServicesOk: { one: '+ {count} service OK', other: '+ {count} services OK' },
  restScopesOk: { one: '+ {count} périmètre OK', other: '+ {count} périmètres OK' },
  restServices: { one: '+ {count} service', other: '+ {count} services' },
  restScopes: { one: '+ {count} périmètre', other: '+ {count} périmètres' },
  incidents: { one: '{count} incident', other: '{count} incidents' },
  maintenances: { one: '{count} maintenance', other: '{count} maintenances' },
  announcements: { one: '{count} annonce', other: '{count} annonces' },
  troubledServices: { one: '{count} service touché', other: '{count} services touchés' },
  viewOf: '{name} : {words}',
  weekMaintenances: {
    one: '{count} maintenance dans les 7 prochains jours',
    other: '{count} maintenances dans les 7 prochains jours',
  },
  readInPart: 'certaines données n’ont pas pu être lues',
  maintenance: 'Maintenance',
  announcement: 'Annonce',
  next: '{time} maintenance : {name}',
  change: '{time} {what}',
  placeChange: '{place} {from} → {to}',
  mayTurnOff: 'l’écran peut se mettre en veille',
  soundBlocked: 'son bloqué : cliquez pour l’activer',
  cellNotOk: '{service}, {scope} : {words}',
  underMaintenance: 'maintenance',
  overrunning: 'maintenance en dépassement',
};
