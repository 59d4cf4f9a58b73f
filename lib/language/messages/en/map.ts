/** Messages of the weather map. */
export const map = {
  title: 'Services × scopes',
  troubled: 'What’s affected',
  moreTroubled: { one: '{count} more', other: '{count} more' },
  unread: 'No data yet: ProdManager has not answered.',
  empty: 'No monitors yet. Add some in ProdManager.',
  noMonitors: 'no monitors',
  cell: '{words}; {monitors}',
  since: 'since {time}',
  expected: { one: '{count} expected', other: '{count} expected' },
  maintenance: 'maintenance in progress',
  overrunning: 'maintenance over schedule',
} as const;
