/** Messages of feeds and calendars. */
export const feed = {
  description: 'Incidents, maintenances and announcements.',
  notices: 'Incidents, maintenances, announcements',
  changes: 'Status changes',
  calendar: 'Maintenances',
  began: 'Impact began {time}',
  resolvedAt: 'Resolved {time}',
  scheduled: 'Scheduled from {start} to {end}',
  announcement: 'announcement',
  importance: 'Importance: {level}',
  from: 'From {time}',
  until: 'Until {time}',
  blind: 'No data from ProdManager since {time}',
  blindHint: 'Entries show what was last known; the current status is unknown.',
  noClosed: 'Closed items are missing: they cannot be read right now.',
} as const;
