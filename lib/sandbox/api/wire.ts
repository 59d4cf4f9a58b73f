import { placeLinks, rowLinks } from '../../prodmanager/protocol/resources';
import type { PlaceCounts } from '../store/place-counts';
import type {
  AnnouncementRow,
  EventRow,
  IncidentRow,
  MaintenanceRow,
  MonitorRow,
  PlaceRow,
} from '../store/rows';
import { toWireMinute } from '../store/wall-clock';

const optionalMinute = (minute: string | null): string | null =>
  minute === null ? null : toWireMinute(minute);

// ProdManager sorts the keys of its JSON. Objects are written here in that order, so nothing is sorted later.

/** A scope or service as the API returns it. @param base - the address of the API. */
export const placeToWire = (
  row: PlaceRow,
  place: 'scope' | 'service',
  counts: PlaceCounts,
  base: string,
) => ({
  description: row.description,
  id: row.id,
  incidents_count: counts.incidents,
  links: placeLinks(base, place, row.id),
  maintenances_count: counts.maintenances,
  monitors_count: counts.monitors,
  name: row.name,
});

/** A monitor as the API returns it. */
export const monitorToWire = (row: MonitorRow, base: string) => ({
  description: row.description,
  external_link: row.external_link,
  external_reference: row.external_reference,
  id: row.id,
  integration: row.integration,
  links: rowLinks(base, 'monitor', row),
  name: row.name,
  scope: row.scope,
  service: row.service,
  status: row.status,
});

const eventToWire = ({ content, creation_date: date, internal, type }: EventRow) => ({
  content,
  creation_date: toWireMinute(date),
  internal,
  type,
});

/** An incident as the API returns it. */
export const incidentToWire = (row: IncidentRow, events: readonly EventRow[], base: string) => ({
  creation_date: toWireMinute(row.creation_date),
  description: row.description,
  events: events.map(eventToWire),
  external_link: row.external_link,
  external_reference: row.external_reference,
  id: row.id,
  investigation_date: optionalMinute(row.investigation_date),
  links: rowLinks(base, 'incident', row),
  name: row.name,
  resolve_date: optionalMinute(row.resolve_date),
  scope: row.scope,
  service: row.service,
  severity: row.severity,
  stable_date: optionalMinute(row.stable_date),
  start_impact_date: toWireMinute(row.start_impact_date),
  status: row.status,
});

/** A maintenance as the API returns it. */
export const maintenanceToWire = (row: MaintenanceRow, events: readonly EventRow[], base: string) => ({
  creation_date: toWireMinute(row.creation_date),
  description: row.description,
  end_date: optionalMinute(row.end_date),
  events: events.map(eventToWire),
  external_link: row.external_link,
  external_reference: row.external_reference,
  id: row.id,
  links: { calendar: `${base}/maintenance/${row.id}/calendar`, ...rowLinks(base, 'maintenance', row) },
  name: row.name,
  scheduled_end_date: toWireMinute(row.scheduled_end_date),
  scheduled_start_date: toWireMinute(row.scheduled_start_date),
  scope: row.scope,
  service: row.service,
  service_status: row.service_status,
  start_date: optionalMinute(row.start_date),
  status: row.status,
});

/** An announcement as the API returns it. */
export const announcementToWire = (row: AnnouncementRow, base: string) => ({
  creation_date: toWireMinute(row.creation_date),
  description: row.description,
  end_date: toWireMinute(row.end_date),
  id: row.id,
  level: row.level,
  links: rowLinks(base, 'announcement', row),
  name: row.name,
  scope: row.scope,
  service: row.service,
  start_date: toWireMinute(row.start_date),
});
