import type {
  AnnouncementItem,
  IncidentItem,
  MaintenanceItem,
  PastIncident,
  PastMaintenance,
} from '@/lib/status/model/items';
import { isOver } from '@/lib/status/model/maintenance';
import type { Announcement, Incident, Maintenance } from '@/lib/status/model/types';
import { announcementFacets, incidentFacets, maintenanceFacets } from '@/lib/status/notices/notice-query';

import {
  affectedMonitors,
  type AnnouncementDetails,
  type IncidentDetails,
  type MaintenanceDetails,
} from '@/lib/status/notices/notice-details';
import { openAnnouncementsOf, openMaintenancesOf } from '@/lib/status/verdict/open-notices';
import { ongoingOf } from '@/lib/status/verdict/board-summary';

import { noticeListRoute } from './notice-list-route';
import { noticeRoute } from './notice-route';

/** `/incidents` */
export const incidentsRoute = noticeListRoute<Incident, IncidentItem, PastIncident>({
  kind: 'incidents',
  facets: incidentFacets,
  openOf: ongoingOf,
  isClosed: ({ status }) => status === 'resolved' || status === 'unknown',
  readPageOf: (archive) => archive.incidents,
  openItemOf: ({ incident }) => incident,
  pastItemOf: ({ pastIncident }) => pastIncident,
});

/** `/incidents/:id`, with the monitors of its place. */
export const incidentRoute = noticeRoute<Incident, IncidentDetails>({
  kind: 'incidents',
  boardRowsOf: ({ sections }) => sections.incidents.items,
  readOne: (archive, id) => archive.incident(id),
  itemOf: (details, row, snapshot) =>
    details.incident(row, affectedMonitors(snapshot, row, row.status === 'resolved')),
});

/** `/maintenances` */
export const maintenancesRoute = noticeListRoute<Maintenance, MaintenanceItem, PastMaintenance>({
  kind: 'maintenances',
  facets: maintenanceFacets,
  openOf: openMaintenancesOf,
  isClosed: ({ status }) => isOver(status) || status === 'unknown',
  readPageOf: (archive) => archive.maintenances,
  openItemOf: ({ maintenance }) => maintenance,
  pastItemOf: ({ pastMaintenance }) => pastMaintenance,
});

/** `/maintenances/:id`, with the monitors of its place. */
export const maintenanceRoute = noticeRoute<Maintenance, MaintenanceDetails>({
  kind: 'maintenances',
  boardRowsOf: ({ sections }) => sections.maintenances.items,
  readOne: (archive, id) => archive.maintenance(id),
  itemOf: (details, row, snapshot) =>
    details.maintenance(row, affectedMonitors(snapshot, row, isOver(row.status))),
});

/** `/announcements` */
export const announcementsRoute = noticeListRoute<Announcement, AnnouncementItem, AnnouncementItem>({
  kind: 'announcements',
  facets: announcementFacets,
  openOf: openAnnouncementsOf,
  isClosed: ({ endsAt }, nowMs) => endsAt === null || Date.parse(endsAt) <= nowMs,
  readPageOf: (archive) => archive.announcements,
  openItemOf: ({ announcement }) => announcement,
  pastItemOf: ({ announcement }) => announcement,
});

/** `/announcements/:id` */
export const announcementRoute = noticeRoute<Announcement, AnnouncementDetails>({
  kind: 'announcements',
  boardRowsOf: ({ sections }) => sections.announcements.items,
  readOne: (archive, id) => archive.announcement(id),
  itemOf: (details, row) => details.announcement(row),
});
