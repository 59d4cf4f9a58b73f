/** What is said of the open and the past tab of incidents, maintenances and announcements. */
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
    one: '{count} announcement in force or to come',
    other: '{count} announcements in force or to come',
  },
  pastIncidents: { one: '{count} past incident', other: '{count} past incidents' },
  pastMaintenances: { one: '{count} past maintenance', other: '{count} past maintenances' },
  pastAnnouncements: { one: '{count} past announcement', other: '{count} past announcements' },
  shown: '{heading}, {shown} shown',
  filtered: '{heading} with these filters',
  unread: 'Not known how many are open',
  unavailable: 'The past cannot be shown just now',
  unavailableHint: 'The source could not be asked for it: {reason}. What is open is not concerned.',
  tryAgain: 'Try again',
  asOf: 'as of {time}',
  searching: 'Searching…',
  lookedThrough:
    'Only the latest {looked} of {of} were searched. Choose filters or dates to search the others.',
  noneMatch: 'None of them matches the search and the filters.',

  inProgress: 'In progress',
  due: 'Due, but not begun',
  soon: 'In the next 7 days',
  later: 'Later',
  inForce: 'In force',
  toCome: 'To come',
  startUnknown: 'Start unknown',
  title: 'Title',
  place: 'Service / scope',
  started: 'Started',
  duration: 'Duration',
} as const;
