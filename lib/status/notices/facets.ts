import type { Filterable } from './notice-query';
import type { Announcement, Incident, Maintenance } from '../model/types';

/** What an incident is filtered by. */
export const incidentFacets = ({
  scopeId,
  serviceId,
  status,
  severity,
  reference,
  impactStartedAt,
}: Incident): Filterable => ({
  scopeId,
  serviceId,
  words: { status, severity },
  reference,
  beginsAt: impactStartedAt,
});

/** What a maintenance is filtered by. */
export const maintenanceFacets = ({
  scopeId,
  serviceId,
  status,
  serviceStatus,
  reference,
  scheduledStartAt,
}: Maintenance): Filterable => ({
  scopeId,
  serviceId,
  words: { status, impact: serviceStatus },
  reference,
  beginsAt: scheduledStartAt,
});

/** What an announcement is filtered by. */
export const announcementFacets = ({ scopeId, serviceId, level, startsAt }: Announcement): Filterable => ({
  scopeId,
  serviceId,
  words: { level },
  reference: null,
  beginsAt: startsAt,
});
