/** The reasons for a verdict, and the counts that link to lists. */
export const reason = {
  why: 'Why?',
  because: 'Based on',
  notCounted: 'Not included',
  alerts: { one: '{count} alert', other: '{count} alerts' },
  warnings: { one: '{count} warning', other: '{count} warnings' },
  unknowns: { one: '{count} unknown status', other: '{count} unknown statuses' },
  moreAlerts: { one: '{count} more alert', other: '{count} more alerts' },
  moreWarnings: { one: '{count} more warning', other: '{count} more warnings' },
  moreUnknowns: { one: '{count} more unknown status', other: '{count} more unknown statuses' },
  incident: 'incident: {name} ({severity})',
  fine: { one: '{count} monitor OK', other: '{count} monitors OK' },
  doubtful: {
    one: '{count} monitor OK; other data could not be read',
    other: '{count} monitors OK; other data could not be read',
  },
  unsettled: {
    one: '{count} monitor OK; ProdManager’s counts do not match yet',
    other: '{count} monitors OK; ProdManager’s counts do not match yet',
  },
  empty: 'no monitors',
  unread: 'no data yet: ProdManager has not answered',
  expected: '{count} under maintenance in {place}',
  smallIncidents: { one: '{count} low-severity incident', other: '{count} low-severity incidents' },
  counts: 'Totals',

  unknownMaintenances: {
    one: '{count} maintenance with unknown status',
    other: '{count} maintenances with unknown status',
  },
  importantAnnouncements: { one: '{count} important announcement', other: '{count} important announcements' },
  moreExpected: { one: '{count} more under maintenance', other: '{count} more under maintenance' },
  lasting: 'for {duration} (since {time})',
} as const;
