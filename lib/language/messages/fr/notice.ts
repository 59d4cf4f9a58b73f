import type { notice as source } from '../en/notice';
import type { TranslationOf } from '../message';

export const notice: TranslationOf<typeof source> = {
  activeIncidents: 'Incidents en cours',
  noIncidents: '0 incident en cours',
  openMaintenances: 'Maintenances',
  noMaintenances: '0 maintenance en cours ou prévue',
  inForce: 'Annonces',
  noAnnouncements: '0 annonce en vigueur',
  neverRead: 'Jamais lu : il peut y en avoir.',

  critical: 'Critique',
  high: 'Élevé',
  moderate: 'Modéré',
  low: 'Faible',
  minor: 'Mineur',
  unknownSeverity: 'Gravité inconnue',

  active: 'actif',
  investigating: 'en cours d’analyse',
  stable: 'stabilisé',
  resolved: 'résolu',
  unknownStatus: 'état inconnu',

  scheduled: 'prévue',
  inProgress: 'en cours',
  succeed: 'réussie',
  failed: 'échouée',
  canceled: 'annulée',

  serviceUp: 'service maintenu',
  serviceDegraded: 'service dégradé',
  serviceDown: 'service arrêté',
  serviceUnknown: 'impact inconnu',

  levelHigh: 'niveau élevé',
  levelMedium: 'niveau moyen',
  levelLow: 'niveau faible',
  levelUnknown: 'niveau inconnu',

  important: 'Important',
  since: 'depuis {time}',
  until: 'jusqu’à {time}',
  inProgressUntil: 'En cours · jusqu’à {time}',
  fromTo: 'de {start} à {end}',
  overrunning: 'Dépassement de {duration}',
  readMore: 'Lire la suite',

  noChanges: '0 changement observé',
  gap: 'Personne ne regardait jusque-là : ce qui s’est passé avant est inconnu',
  monitorChange: '{name} {from} → {to}',
  maintenanceStarted: 'Maintenance commencée : {name}',
  maintenanceEnded: 'Maintenance terminée : {name}',
  maintenanceOverran: 'Maintenance en dépassement : {name}',
  incidentOpened: 'Incident ouvert : {name}',
  incidentResolved: 'Incident résolu : {name}',
  incidentMoved: 'Incident {status} : {name}',

  notStarted: 'Pas commencée, prévue pour {time}',
  maintenanceMoved: 'Maintenance {status} : {name}',
  opened: 'ouvert',
  started: 'commencée',
  overran: 'en dépassement',
  ended: 'terminée',
  timesIn: 'heures : {zone}',
  allChanges: 'Tous les changements',
};
