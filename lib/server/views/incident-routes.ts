import 'server-only';

import { ongoingOf } from '@/lib/status/verdict/board-summary';
import { incidentFacets } from '@/lib/status/notices/notice-query';
import type { IncidentDetails } from '@/lib/status/notices/notice-details';
import type { IncidentItem } from '@/lib/status/model/items';
import type { Incident } from '@/lib/status/model/types';

import { noticeRoute } from './notice-route';
import { noticesRoute } from './notice-list-route';

/** The list of incidents. */
export const incidentsRoute = noticesRoute<Incident, IncidentItem>({
  kind: 'incidents',
  facets: incidentFacets,
  openOf: ongoingOf,
  isOver: ({ status }) => status === 'resolved' || status === 'unknown',
  pageOf: (archive) => archive.incidents,
  itemOf: ({ incident }) => incident,
});

/** One incident. */
export const incidentRoute = noticeRoute<Incident, IncidentDetails>({
  kind: 'incidents',
  knownOf: ({ sections }) => sections.incidents.items,
  ask: (archive, id) => archive.incident(id),
  itemOf: (details, row) => details.incident(row),
});
