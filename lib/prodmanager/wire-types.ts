import type {
  AnnouncementLevel,
  EventType,
  IncidentSeverity,
  IncidentStatus,
  Known,
  MaintenanceStatus,
  MonitorStatus,
  ServiceStatus,
} from './protocol/vocabulary.ts';

/**
 * A minute on the wall clock of the ProdManager host, `YYYY-MM-DDTHH:MM`. It has no time zone: the caller must know it.
 *
 * The year always has four digits, although ProdManager sends fewer before the year 1000. Seconds and an offset
 * (`2026-03-02T08:10:30+02:00`) are preserved, although ProdManager does not send any.
 */
export type SourceDate = string;

/** Absolute addresses on the ProdManager host, by name; empty where the server sends none. */
export type Links = Readonly<Record<string, string>>;

/** The fields of every row. */
interface Row {
  readonly id: number;
  readonly name: string;
  readonly links: Links;
}

/** The ids of the scope and the service of a row. */
interface Placed {
  readonly scope: number;
  readonly service: number;
}

/** References to another system. `external_link` is user input: check its scheme before showing it as a link. */
interface Referenced {
  readonly external_reference: string | null;
  readonly external_link: string | null;
}

/** User-written Markdown: untrusted input. */
interface Described {
  readonly description: string | null;
}

/** A part of production, such as a region, a site or a tenant. */
export interface Scope extends Row, Described {
  readonly incidents_count: number;
  readonly maintenances_count: number;
  readonly monitors_count: Readonly<Record<Known<MonitorStatus>, number>>;
}

/** A service that production offers; it has the same fields as a scope. */
export type Service = Scope;

/** A check of a service in a scope. */
export interface Monitor extends Row, Described, Placed, Referenced {
  readonly integration: string | null;
  readonly status: MonitorStatus;
}

/** A comment on, or a recorded change of, an incident or a maintenance. */
export interface Event {
  readonly type: EventType;
  /** JSON for `create` and `update`, Markdown for `comment`: untrusted input. */
  readonly content: string;
  /** True for events that must not be shown to the public. */
  readonly internal: boolean;
  readonly creation_date: SourceDate;
}

/** An incident; `events` is newest first, and empty without a token. */
export interface Incident extends Row, Described, Placed, Referenced {
  readonly status: IncidentStatus;
  readonly severity: IncidentSeverity;
  readonly creation_date: SourceDate;
  readonly start_impact_date: SourceDate;
  readonly investigation_date: SourceDate | null;
  readonly stable_date: SourceDate | null;
  readonly resolve_date: SourceDate | null;
  readonly events: readonly Event[];
}

/** A maintenance; `events` is newest first, and empty without a token. */
export interface Maintenance extends Row, Described, Placed, Referenced {
  readonly status: MaintenanceStatus;
  readonly service_status: ServiceStatus;
  readonly creation_date: SourceDate;
  readonly scheduled_start_date: SourceDate;
  readonly scheduled_end_date: SourceDate;
  readonly start_date: SourceDate | null;
  readonly end_date: SourceDate | null;
  readonly events: readonly Event[];
}

/** An announcement; its description is never null. */
export interface Announcement extends Row, Placed {
  readonly description: string;
  readonly level: AnnouncementLevel;
  readonly creation_date: SourceDate;
  readonly start_date: SourceDate;
  readonly end_date: SourceDate;
}

/** A row of an endpoint without a type. */
export type AnyRow = Readonly<Record<string, unknown>>;

/** The claims of a token. `exp`, `nbf` and `iat` are Unix seconds. */
export interface TokenClaims {
  readonly iss: string | null;
  /** The name of the token. */
  readonly aud: string | null;
  /** The description of the token. */
  readonly sub: string | null;
  readonly jti: string | null;
  readonly version: number | string | null;
  readonly exp: number | null;
  readonly nbf: number | null;
  readonly iat: number | null;
  readonly permissions: readonly string[];
}
