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

// ProdManager sorts the keys of its JSON; objects here are written in that order, so nothing needs sorting later.

const linksOf = (base: string, resource: string, row: { id: number; scope: number; service: number }) => ({
  scope: `${base}/scope/${row.scope}`,
  self: `${base}/${resource}/${row.id}`,
  service: `${base}/service/${row.service}`,
});

/** A scope or service as the API shows it; `base` is the address of the API. */
export const placeToWire = (
  row: PlaceRow,
  place: 'scope' | 'service',
  counts: PlaceCounts,
  base: string,
) => ({
  description: row.description,
  id: row.id,
  incidents_count: counts.incidents,
  links: {
    incidents: `${base}/incident?${place}=${row.id}`,
    maintenances: `${base}/maintenance?${place}=${row.id}`,
    monitors: `${base}/monitor?${place}=${row.id}`,
    self: `${base}/${place}/${row.id}`,
  },
  maintenances_count: counts.maintenances,
  monitors_count: counts.monitors,
  name: row.name,
});

/** A monitor as the API shows it. */
export const monitorToWire = (row: MonitorRow, base: string) => ({
  description: row.description,
  external_link: row.external_link,
  external_reference: row.external_reference,
  id: row.id,
  integration: row.integration,
  links: linksOf(base, 'monitor', row),
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

/** An incident as the API shows it. */
export const incidentToWire = (row: IncidentRow, events: readonly EventRow[], base: string) => ({
  creation_date: toWireMinute(row.creation_date),
  description: row.description,
  events: events.map(eventToWire),
  external_link: row.external_link,
  external_reference: row.external_reference,
  id: row.id,
  investigation_date: optionalMinute(row.investigation_date),
  links: linksOf(base, 'incident', row),
  name: row.name,
  resolve_date: optionalMinute(row.resolve_date),
  scope: row.scope,
  service: row.service,
  severity: row.severity,
  stable_date: optionalMinute(row.stable_date),
  start_impact_date: toWireMinute(row.start_impact_date),
  status: row.status,
});

/** A maintenance as the API shows it. */
export const maintenanceToWire = (row: MaintenanceRow, events: readonly EventRow[], base: string) => ({
  creation_date: toWireMinute(row.creation_date),
  description: row.description,
  end_date: optionalMinute(row.end_date),
  events: events.map(eventToWire),
  external_link: row.external_link,
  external_reference: row.external_reference,
  id: row.id,
  links: { calendar: `${base}/maintenance/${row.id}/calendar`, ...linksOf(base, 'maintenance', row) },
  name: row.name,
  scheduled_end_date: toWireMinute(row.scheduled_end_date),
  scheduled_start_date: toWireMinute(row.scheduled_start_date),
  scope: row.scope,
  service: row.service,
  service_status: row.service_status,
  start_date: optionalMinute(row.start_date),
  status: row.status,
});

/** An announcement as the API shows it. */
export const announcementToWire = (row: AnnouncementRow, base: string) => ({
  creation_date: toWireMinute(row.creation_date),
  description: row.description,
  end_date: toWireMinute(row.end_date),
  id: row.id,
  level: row.level,
  links: linksOf(base, 'announcement', row),
  name: row.name,
  scope: row.scope,
  service: row.service,
  start_date: toWireMinute(row.start_date),
});
