import 'server-only';

import { ongoingOf } from '@/lib/status/verdict/board-facts';
import { incidentFacets } from '@/lib/status/notices/facets';
import type { IncidentDetails } from '@/lib/status/notices/notice-details';
import type { IncidentItem } from '@/lib/status/model/items';
import type { Incident } from '@/lib/status/model/types';

import { happeningRoute } from './notice-route';
import { happeningsRoute } from './notice-list-route';

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
