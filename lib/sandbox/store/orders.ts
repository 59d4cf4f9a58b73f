import { compareText } from '../../prodmanager/protocol/compare-text';
import type { AnnouncementRow, IncidentRow, MaintenanceRow } from './rows';

/** Scopes, services and monitors: by name. */
export const byName = (left: { name: string }, right: { name: string }): number =>
  compareText(left.name, right.name);

/** Incidents: newest impact first, then status, then severity, both alphabetically as SQLite has them. */
export const incidentOrder = (left: IncidentRow, right: IncidentRow): number =>
  compareText(right.start_impact_date, left.start_impact_date) ||
  compareText(left.status, right.status) ||
  compareText(left.severity, right.severity);

/** Maintenances: latest scheduled start first, then status. */
export const maintenanceOrder = (left: MaintenanceRow, right: MaintenanceRow): number =>
  compareText(right.scheduled_start_date, left.scheduled_start_date) ||
  compareText(left.status, right.status);

/** Announcements: latest start first, then level. */
export const announcementOrder = (left: AnnouncementRow, right: AnnouncementRow): number =>
  compareText(right.start_date, left.start_date) || compareText(left.level, right.level);
