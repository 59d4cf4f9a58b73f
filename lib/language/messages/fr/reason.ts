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
  levelHigh: 'importante',
  levelMedium: 'moyenne',
  levelLow: 'faible',
  levelUnknown: 'niveau inconnu',
};
