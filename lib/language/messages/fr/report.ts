import type { report as source } from '../en/report';
import type { TranslationOf } from '../message';

export const report: TranslationOf<typeof source> = {
  title: 'Fiabilité',
  period: 'Du {from} au {until}, comparé à la période du {before} au {beforeUntil}',
  days7: '7 derniers jours',
  days30: '30 derniers jours',
  days90: '90 derniers jours',
  thisMonth: 'Ce mois-ci',
  lastMonth: 'Mois dernier',
  periods: 'Périodes',
  by: 'Lignes',
  service: 'services',
  scope: 'périmètres',
  place: 'services par périmètre',
  maintenance: 'Maintenance',
  counted: 'compte en panne',
  excluded: 'exclue',
  name: 'Nom',
  availability: 'Disponibilité',
  outages: 'Pannes',
  total: 'Durée totale des pannes',
  longest: 'Panne la plus longue',
  mean: 'Temps moyen de rétablissement',
  observedShare: '{percent} observé',
  before: 'avant : {value}',
  sum: 'Total',
  none: 'Rien d’enregistré sur cette période.',
  download: 'Télécharger',
  how: 'Mode de calcul',
  howState:
    'Un service dans un périmètre a l’état de sa pire sonde. Une alerte est une panne ; une panne sur plusieurs jours compte une fois.',
  howAvailability: 'La disponibilité est la part du temps observé en état OK ou en avertissement.',
  howObserved:
    'Le temps non observé est exclu : le tableau ne fonctionnait pas, ProdManager ne répondait pas, ou sa réponse n’était pas prouvée. Il ne met pas fin à une panne et n’en fait pas partie.',
  howMaintenance:
    'La maintenance est le temps qui n’est pas OK comme annoncé par une maintenance en cours, dans ses horaires. Elle compte comme indisponible, sauf si vous l’excluez.',
  howSums:
    'Les durées et les pannes des services d’un périmètre, ou des périmètres d’un service, s’additionnent.',
  howRounding: 'Les pourcentages ne sont jamais arrondis à 100 % ni à 0 %.',
  howDays: 'Les jours sont à l’heure de {zone}, et recalculés toutes les cinq minutes.',
};
