import type { notice as source } from '../en/notice';
import type { TranslationOf } from '../message';

export const notice: TranslationOf<typeof source> = {
  activeIncidents: 'Incidents en cours',
  noIncidents: '0 incident en cours',
  openMaintenances: 'Maintenances',
  noMaintenances: '0 maintenance en cours ou prévue',
  inForce: 'Annonces',
  noAnnouncements: '0 annonce en cours',
  neverRead: 'Pas encore chargé.',

  critical: 'Critique',
  high: 'Élevée',
  moderate: 'Modérée',
  low: 'Faible',
  minor: 'Mineure',
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

  levelHigh: 'Élevé',
  levelMedium: 'Moyen',
  levelLow: 'Faible',
  levelUnknown: 'Inconnu',

  important: 'Importante',
  since: 'depuis {time}',
  until: 'fin prévue {time}',
  inProgressUntil: 'En cours · fin prévue {time}',
  fromTo: 'de {start} à {end}',
  onDay: '{day}, {times}',
  fromDayTo: 'du {start} au {end}',
  overrunning: 'Dépassement de {duration}',
  readMore: 'Lire la suite',

  noChanges: 'Aucun changement pour l’instant',
  gap: 'Interruption de la supervision',
  monitorChange: '{name} {from} → {to}',
  maintenanceStarted: 'Maintenance démarrée : {name}',
  maintenanceEnded: 'Maintenance terminée : {name}',
  maintenanceOverran: 'Maintenance en dépassement : {name}',
  incidentOpened: 'Incident ouvert : {name}',
  incidentResolved: 'Incident résolu : {name}',
  incidentMoved: 'Incident {status} : {name}',
};
