import type { state as source } from '../en/state';
import type { TranslationOf } from '../message';

export const state: TranslationOf<typeof source> = {
  alert: 'Alerte',
  warning: 'Avertissement',
  unknown: 'Inconnu',
  ok: 'OK',
  failing: 'En panne',
  degraded: 'Dégradé',
  noMonitors: 'Aucune sonde',
  incident: 'Incident en cours',
  for: '{state} depuis {duration}',
  since: '{state} {since}',
  expected: 'attendu pendant la maintenance',
  monitorsOk: { one: '{count} sonde, OK', other: '{count} sondes, toutes OK' },
  monitorsNotOk: {
    one: '{count} sonde sur {total} en défaut',
    other: '{count} sondes sur {total} en défaut',
  },
  starts: 'Prévue, début : {time}',
  upcoming: 'À venir, début : {time}',
  active: 'Active',
  activeUntil: 'Active jusqu’à {time}',
  ended: 'Terminée : {time}',
  lasted: 'durée : {duration}',
  expectedCount: { one: 'dont {count} en maintenance', other: 'dont {count} en maintenance' },
};
