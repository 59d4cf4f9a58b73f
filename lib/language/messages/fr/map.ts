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
};
