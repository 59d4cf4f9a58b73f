/** What is said of incidents, maintenances, announcements and changes wherever they are shown. */
export const notice = {
  activeIncidents: 'Active incidents',
  noIncidents: '0 active incidents',
  openMaintenances: 'Maintenances',
  noMaintenances: '0 maintenances in progress or scheduled',
  inForce: 'Announcements',
  noAnnouncements: '0 announcements in force',
  neverRead: 'These have never been read: there may be some.',

  critical: 'Critical',
  high: 'High',
  moderate: 'Moderate',
  low: 'Low',
  minor: 'Minor',
  unknownSeverity: 'Severity unknown',

  active: 'active',
  investigating: 'investigating',
  stable: 'stable',
  resolved: 'resolved',
  unknownStatus: 'status unknown',

  scheduled: 'scheduled',
  inProgress: 'in progress',
  succeed: 'succeeded',
  failed: 'failed',
  canceled: 'canceled',

  serviceUp: 'service stays up',
  serviceDegraded: 'service degraded',
  serviceDown: 'service down',
  serviceUnknown: 'impact unknown',

  levelHigh: 'high level',
  levelMedium: 'medium level',
  levelLow: 'low level',
  levelUnknown: 'level unknown',

  important: 'Important',
  since: 'since {time}',
  until: 'until {time}',
  inProgressUntil: 'In progress · until {time}',
  fromTo: '{start} to {end}',
  overrunning: 'Overrunning by {duration}',
  readMore: 'Read more',

  noChanges: '0 changes seen yet',
  gap: 'Nobody looked until then: what happened before is not known',
  monitorChange: '{name} {from} → {to}',
  maintenanceStarted: 'Maintenance started: {name}',
  maintenanceEnded: 'Maintenance ended: {name}',
  maintenanceOverran: 'Maintenance overran: {name}',
  incidentOpened: 'Incident opened: {name}',
  incidentResolved: 'Incident resolved: {name}',
  incidentMoved: 'Incident {status}: {name}',

  notStarted: 'Not started, due {time}',
} as const;
