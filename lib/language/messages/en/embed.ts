/** Messages of badges, the embedded status and the banner on other sites. */
export const embed = {
  badge: 'status',
  missing: 'not found',
  open: 'Open the status page',
  hide: 'Hide',
  affected: 'Affected services',
  notices: 'Incidents and maintenances',
  more: '{count} more',
  asOf: 'As of {time}',
  lastUpdate: 'Last update {time}',
  unreachable: 'The status page cannot be reached.',
} as const;
