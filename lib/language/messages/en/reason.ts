/** What a verdict was derived from, and the counts that lead to the lists. */
export const reason = {
  why: 'Why?',
  because: 'Because',
  notCounted: 'Not counted',
  alerts: { one: '{count} alert', other: '{count} alerts' },
  warnings: { one: '{count} warning', other: '{count} warnings' },
  unknowns: { one: '{count} unknown status', other: '{count} unknown statuses' },
  incident: 'raised by the incident {name} ({severity})',
  fine: { one: 'the one monitor that counts is ok', other: 'all {count} monitors that count are ok' },
  doubtful: {
    one: '{count} monitor that could be read is ok; others, or an incident, could not be read',
    other: '{count} monitors that could be read are ok; others, or an incident, could not be read',
  },
  unsettled: {
    one: '{count} monitor read as ok; ProdManager’s own counts do not agree yet',
    other: '{count} monitors read as ok; ProdManager’s own counts do not agree yet',
  },
  empty: 'there are no monitors',
  unread: 'the monitors have never been read',
  expected: '{count} under maintenance in {place}',
  smallIncidents: {
    one: '{count} incident of low severity',
    other: '{count} incidents of low severity',
  },
  counts: 'Counts',

  unknownMaintenances: {
    one: '{count} maintenance with unknown status',
    other: '{count} maintenances with unknown status',
  },
  importantAnnouncements: { one: '{count} important announcement', other: '{count} important announcements' },
  moreAlerts: { one: '{count} more alert', other: '{count} more alerts' },
  moreWarnings: { one: '{count} more warning', other: '{count} more warnings' },
  moreUnknowns: { one: '{count} more unknown status', other: '{count} more unknown statuses' },
  moreExpected: { one: '{count} more under maintenance', other: '{count} more under maintenance' },
  lasting: 'for {duration} (since {time})',
} as const;
