import 'server-only';

import { ongoingOf } from '@/lib/status/board-facts';
import { incidentFacets } from '@/lib/status/filterable';
import type { IncidentDetails } from '@/lib/status/happening-details';
import type { IncidentItem } from '@/lib/status/items';
import type { Incident } from '@/lib/status/types';

import { happeningRoute } from './happening-route';
import { happeningsRoute } from './happenings-route';

/** The list of incidents. */
export const incidentsRoute = happeningsRoute<Incident, IncidentItem>({
  kind: 'incidents',
  facets: incidentFacets,
  openOf: ongoingOf,
  isOver: ({ status }) => status === 'resolved' || status === 'unknown',
  pageOf: (history) => history.incidents,
  itemOf: ({ incident }) => incident,
});

/** One incident. */
export const incidentRoute = happeningRoute<Incident, IncidentDetails>({
  kind: 'incidents',
  knownOf: ({ sections }) => sections.incidents.items,
  ask: (history, id) => history.incident(id),
  itemOf: (details, row) => details.incident(row),
});
