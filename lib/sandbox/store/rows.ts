import type {
  ANNOUNCEMENT_LEVELS,
  EVENT_TYPES,
  INCIDENT_SEVERITIES,
  INCIDENT_STATUSES,
  MAINTENANCE_STATUSES,
  MONITOR_STATUSES,
  SERVICE_STATUSES,
} from '../../prodmanager/protocol/vocabulary';

/** A stored scope or service. */
export interface PlaceRow {
  readonly id: number;
  readonly name: string;
  readonly description: string | null;
}

interface PlacedRow extends PlaceRow {
  readonly scope: number;
  readonly service: number;
}

interface ReferencedRow extends PlacedRow {
  readonly external_reference: string | null;
  readonly external_link: string | null;
}

/** A stored monitor. */
export interface MonitorRow extends ReferencedRow {
  readonly integration: string | null;
  readonly status: (typeof MONITOR_STATUSES)[number];
}

/** A stored incident; dates are minutes without a time zone, `YYYY-MM-DDTHH:MM`. */
export interface IncidentRow extends ReferencedRow {
  readonly status: (typeof INCIDENT_STATUSES)[number];
  readonly severity: (typeof INCIDENT_SEVERITIES)[number];
  readonly creation_date: string;
  readonly start_impact_date: string;
  readonly investigation_date: string | null;
  readonly stable_date: string | null;
  readonly resolve_date: string | null;
}

/** A stored maintenance; dates are minutes without a time zone, `YYYY-MM-DDTHH:MM`. */
export interface MaintenanceRow extends ReferencedRow {
  readonly status: (typeof MAINTENANCE_STATUSES)[number];
  readonly service_status: (typeof SERVICE_STATUSES)[number];
  readonly creation_date: string;
  readonly scheduled_start_date: string;
  readonly scheduled_end_date: string;
  readonly start_date: string | null;
  readonly end_date: string | null;
}

/** A stored announcement; dates are minutes without a time zone, `YYYY-MM-DDTHH:MM`. */
export interface AnnouncementRow extends PlacedRow {
  readonly description: string;
  readonly level: (typeof ANNOUNCEMENT_LEVELS)[number];
  readonly creation_date: string;
  readonly start_date: string;
  readonly end_date: string;
}

/** A stored event of an incident or a maintenance. */
export interface EventRow {
  readonly type: (typeof EVENT_TYPES)[number];
  readonly content: string;
  readonly internal: boolean;
  readonly creation_date: string;
}
