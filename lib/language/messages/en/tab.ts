/** Messages of the tabs for open and past items. */
export const tab = {
  tabs: 'Open or past',
  open: 'Open',
  past: 'Past',

  openIncidents: { one: '{count} open incident', other: '{count} open incidents' },
  openMaintenances: {
    one: '{count} maintenance in progress or scheduled',
    other: '{count} maintenances in progress or scheduled',
  },
  openAnnouncements: {
    one: '{count} active or upcoming announcement',
    other: '{count} active or upcoming announcements',
  },
  pastIncidents: { one: '{count} past incident', other: '{count} past incidents' },
  pastMaintenances: { one: '{count} past maintenance', other: '{count} past maintenances' },
  pastAnnouncements: { one: '{count} past announcement', other: '{count} past announcements' },
  shown: '{heading}, {shown} shown',
  filtered: '{heading} with these filters',
  unread: 'Not loaded yet',
  unavailable: 'History is unavailable right now',
  unavailableHint: 'It could not be loaded from ProdManager: {reason}. Open items are not affected.',
  tryAgain: 'Try again',
  asOf: 'as of {time}',
  searching: 'Searching…',
  lookedThrough: 'Only the latest {looked} of {of} were searched. Use filters or dates to search the rest.',
  noneMatch: 'No results',

  inProgress: 'In progress',
  due: 'Overdue to start',
  soon: 'In the next 7 days',
  later: 'Later',
  inForce: 'Active',
  toCome: 'Upcoming',
} as const;
