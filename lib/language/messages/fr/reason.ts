import type { reason as source } from '../en/reason';
import type { TranslationOf } from '../message';

export const reason: TranslationOf<typeof source> = {
  why: 'Pourquoi ?',
  because: 'Parce que',
  notCounted: 'Non compté',
  alerts: { one: '{count} alerte', other: '{count} alertes' },
  warnings: { one: '{count} avertissement', other: '{count} avertissements' },
  unknowns: { one: '{count} état inconnu', other: '{count} états inconnus' },
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

  unknownMaintenances: {
    one: '{count} maintenance dans un état inconnu',
    other: '{count} maintenances dans un état inconnu',
  },
  importantAnnouncements: { one: '{count} annonce importante', other: '{count} annonces importantes' },
  moreAlerts: { one: '{count} autre alerte', other: '{count} autres alertes' },
  moreWarnings: { one: '{count} autre avertissement', other: '{count} autres avertissements' },
  moreUnknowns: { one: '{count} autre état inconnu', other: '{count} autres états inconnus' },
  moreExpected: { one: '{count} autre en maintenance', other: '{count} autres en maintenance' },
  lasting: 'depuis {duration} (début : {time})',
};
