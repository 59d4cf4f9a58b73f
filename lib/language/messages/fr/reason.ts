import type { reason as source } from '../en/reason';
import type { TranslationOf } from '../message';

export const reason: TranslationOf<typeof source> = {
  why: 'Pourquoi ?',
  because: 'Parce que',
  notCounted: 'Non compté',
  alerts: { one: '{count} alerte', other: '{count} alertes' },
  warnings: { one: '{count} avertissement', other: '{count} avertissements' },
  unknowns: { one: '{count} état inconnu', other: '{count} états inconnus' },
  at: '{what} : {place}',
  more: '{what} dans {places} autres emplacements',
  incident: 'aggravé par l’incident {name} ({severity})',
  fine: {
    one: 'la seule sonde qui compte est ok',
    other: 'les {count} sondes qui comptent sont toutes ok',
  },
  doubtful: {
    one: '{count} sonde lue est ok ; d’autres, ou un incident, n’ont pas pu être lus',
    other: '{count} sondes lues sont ok ; d’autres, ou un incident, n’ont pas pu être lus',
  },
  unsettled: {
    one: '{count} sonde lue est ok ; les décomptes de ProdManager ne concordent pas encore',
    other: '{count} sondes lues sont ok ; les décomptes de ProdManager ne concordent pas encore',
  },
  empty: 'il n’y a aucune sonde',
  unread: 'les sondes n’ont jamais été lues',
  expected: '{count} en maintenance : {place}',
  smallIncidents: {
    one: '{count} incident de faible gravité',
    other: '{count} incidents de faible gravité',
  },
  counts: 'Décomptes',
  none: '0',
  notKnown: 'inconnu',

  criticalCount: { one: '{count} critique', other: '{count} critiques' },
  highCount: { one: '{count} élevé', other: '{count} élevés' },
  moderateCount: { one: '{count} modéré', other: '{count} modérés' },
  lowCount: { one: '{count} faible', other: '{count} faibles' },
  minorCount: { one: '{count} mineur', other: '{count} mineurs' },
  unknownSeverityCount: { one: '{count} de gravité inconnue', other: '{count} de gravité inconnue' },
  inProgressCount: { one: '{count} en cours', other: '{count} en cours' },
  scheduledCount: { one: '{count} prévue', other: '{count} prévues' },
  unknownStatusCount: { one: '{count} d’état inconnu', other: '{count} d’état inconnu' },
  levelHighCount: { one: '{count} importante', other: '{count} importantes' },
  levelMediumCount: { one: '{count} moyenne', other: '{count} moyennes' },
  levelLowCount: { one: '{count} mineure', other: '{count} mineures' },
  levelUnknownCount: { one: '{count} de niveau inconnu', other: '{count} de niveau inconnu' },
};
