import type { map as source } from '../en/map';
import type { TranslationOf } from '../message';

export const map: TranslationOf<typeof source> = {
  title: 'Services × périmètres',
  troubled: 'Services touchés',
  moreTroubled: { one: '{count} autre', other: '{count} autres' },
  unread: 'Les sondes n’ont jamais été lues : rien n’est connu de la production.',
  empty: '0 sonde : ce qui n’est pas surveillé n’apparaît pas ici. Ajoutez-en dans ProdManager.',
  noMonitors: 'aucune sonde',
  cell: '{words} ; {monitors}',
  since: 'depuis {time}',
  expected: '{count} non ok comme annoncé',
  maintenance: 'maintenance en cours',
  overrunning: 'maintenance en dépassement',
  incident: 'Incident {id}',
  moreMonitors: { one: '+ {count} autre', other: '+ {count} autres' },
};
