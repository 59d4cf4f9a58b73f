/** What is said of the weather map. */
export const map = {
  title: 'Services × scopes',
  troubled: 'What’s affected',
  moreTroubled: { one: '{count} more', other: '{count} more' },
  unread: 'Monitors have never been read: nothing is known about production.',
  empty: '0 monitors: what is not monitored does not show here. Add some in ProdManager.',
  noMonitors: 'no monitors',
  cell: '{words}; {monitors}',
  since: 'since {time}',
  expected: '{count} not ok as announced',
  maintenance: 'maintenance in progress',
  overrunning: 'maintenance overrunning',
  incident: 'Incident {id}',
  moreMonitors: { one: '+ {count} more', other: '+ {count} more' },
} as const;
