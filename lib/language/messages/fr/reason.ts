import type { reason as source } from '../en/reason';
import type { TranslationOf } from '../message';

export const reason: TranslationOf<typeof source> = {
  why: 'Pourquoi ?',
  because: 'Motifs',
  notCounted: 'Non pris en compte',
  alerts: { one: '{count} alerte', other: '{count} alertes' },
  warnings: { one: '{count} avertissement', other: '{count} avertissements' },
  unknowns: { one: '{count} état inconnu', other: '{count} états inconnus' },
  moreAlerts: { one: '{count} autre alerte', other: '{count} autres alertes' },
  moreWarnings: { one: '{count} autre avertissement', other: '{count} autres avertissements' },
  moreUnknowns: { one: '{count} autre état inconnu', other: '{count} autres états inconnus' },
  incident: 'incident : {name} ({severity})',
  fine: { one: '{count} sonde OK', other: '{count} sondes OK' },
  doubtful: {
    one: '{count} sonde OK ; d’autres données n’ont pas pu être lues',
    other: '{count} sondes OK ; d’autres données n’ont pas pu être lues',
  },
  unsettled: {
    one: '{count} sonde OK ; les totaux de ProdManager ne concordent pas encore',
    other: '{count} sondes OK ; les totaux de ProdManager ne concordent pas encore',
  },
  empty: 'aucune sonde',
  unread: 'aucune donnée pour l’instant : ProdManager n’a pas répondu',
  expected: '{count} en maintenance : {place}',
  smallIncidents: { one: '{count} incident de gravité faible', other: '{count} incidents de gravité faible' },
  counts: 'Totaux',

  unknownMaintenances: {
    one: '{count} maintenance dans un état inconnu',
    other: '{count} maintenances dans un état inconnu',
  },
  importantAnnouncements: { one: '{count} annonce importante', other: '{count} annonces importantes' },
  moreExpected: { one: '{count} autre en maintenance', other: '{count} autres en maintenance' },
  lasting: 'depuis {duration} (début : {time})',
};
