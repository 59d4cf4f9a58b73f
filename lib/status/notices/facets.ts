import type { Filterable } from './notice-query';
import type { Announcement, Incident, Maintenance } from '../model/types';

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

export const announcementFacets = ({ scopeId, serviceId, level, startsAt }: Announcement): Filterable => ({
  scopeId,
  serviceId,
  words: { level },
  reference: null,
  beginsAt: startsAt,
});
