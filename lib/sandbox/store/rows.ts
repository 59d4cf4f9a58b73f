/** What a monitor may be in, in ProdManager's order. */
export const MONITOR_STATUSES = ['ok', 'warning', 'alert'] as const;
/** How far an incident has got, in ProdManager's order. */
export const INCIDENT_STATUSES = ['active', 'investigating', 'stable', 'resolved'] as const;
/** How bad an incident is, worst first. */
export const INCIDENT_SEVERITIES = ['critical', 'high', 'moderate', 'low', 'minor'] as const;
/** How far a maintenance has got, in ProdManager's order. */
export const MAINTENANCE_STATUSES = ['scheduled', 'in-progress', 'succeed', 'failed', 'canceled'] as const;
/** What a maintenance does to its service. */
export const SERVICE_STATUSES = ['up', 'degraded', 'down'] as const;
/** How loud an announcement is, loudest first. */
export const ANNOUNCEMENT_LEVELS = ['high', 'medium', 'low'] as const;

/** A scope or a service as it is stored. */
export interface PlaceRow {
  readonly id: number;
  readonly name: string;
  readonly description: string | null;
}

interface LocatedRow extends PlaceRow {
  readonly scope: number;
  readonly service: number;
}

interface LinkedRow extends LocatedRow {
  readonly external_reference: string | null;
  readonly external_link: string | null;
}

/** A monitor as it is stored. */
export interface MonitorRow extends LinkedRow {
  readonly integration: string | null;
  readonly status: (typeof MONITOR_STATUSES)[number];
}

/** An incident as it is stored; dates are zone-less minutes, `YYYY-MM-DDTHH:MM`. */
export interface IncidentRow extends LinkedRow {
  readonly status: (typeof INCIDENT_STATUSES)[number];
  readonly severity: (typeof INCIDENT_SEVERITIES)[number];
  readonly creation_date: string;
  readonly start_impact_date: string;
  readonly investigation_date: string | null;
  readonly stable_date: string | null;
  readonly resolve_date: string | null;
}

/** A maintenance as it is stored; dates are zone-less minutes, `YYYY-MM-DDTHH:MM`. */
export interface MaintenanceRow extends LinkedRow {
  readonly status: (typeof MAINTENANCE_STATUSES)[number];
  readonly service_status: (typeof SERVICE_STATUSES)[number];
  readonly creation_date: string;
  readonly scheduled_start_date: string;
  readonly scheduled_end_date: string;
  readonly start_date: string | null;
  readonly end_date: string | null;
}

/** An announcement as it is stored; dates are zone-less minutes, `YYYY-MM-DDTHH:MM`. */
export interface AnnouncementRow extends LocatedRow {
  readonly description: string;
  readonly level: (typeof ANNOUNCEMENT_LEVELS)[number];
  readonly creation_date: string;
  readonly start_date: string;
  readonly end_date: string;
}

/** One entry of an incident's or a maintenance's history. */
export interface EventRow {
  readonly type: 'create' | 'update' | 'comment';
  readonly content: string;
  readonly internal: boolean;
  readonly creation_date: string;
}
