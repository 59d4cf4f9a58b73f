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
 * A wall-clock minute of the ProdManager host, `YYYY-MM-DDTHH:MM`, without a zone: whoever reads it must know the zone.
 *
 * The year always has four digits here, though ProdManager sends fewer before the year 1000. Seconds and an offset
 * (`2026-03-02T08:10:30+02:00`), which ProdManager does not send, are kept where there are any.
 */
export type SourceDate = string;

/** Absolute addresses on the ProdManager host, by what they lead to; empty where the source sends none. */
export type Links = Readonly<Record<string, string>>;

/** What every row has. */
interface Row {
  readonly id: number;
  readonly name: string;
  readonly links: Links;
}

/** What belongs to exactly one scope and one service, by their ids. */
interface Placed {
  readonly scope: number;
  readonly service: number;
}

/** What can point to another system. `external_link` is whatever was typed: check its scheme before showing it as a link. */
interface Referenced {
  readonly external_reference: string | null;
  readonly external_link: string | null;
}

/** Something people wrote in Markdown: untrusted input. */
interface Described {
  readonly description: string | null;
}

/** Where production runs: a region, a site, a tenant. */
export interface Scope extends Row, Described {
  readonly incidents_count: number;
  readonly maintenances_count: number;
  readonly monitors_count: Readonly<Record<Known<MonitorStatus>, number>>;
}

/** What production offers; the same fields as a scope. */
export type Service = Scope;

/** One check of one service in one scope. */
export interface Monitor extends Row, Described, Placed, Referenced {
  readonly integration: string | null;
  readonly status: MonitorStatus;
}

/** One thing that happened to an incident or a maintenance. */
export interface Event {
  readonly type: EventType;
  /** JSON for `create` and `update`, Markdown for `comment`: untrusted input. */
  readonly content: string;
  /** True for what must never be shown to the public. */
  readonly internal: boolean;
  readonly creation_date: SourceDate;
}

/** An incident; `events` is newest first, and empty for an anonymous caller. */
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

/** A maintenance; `events` is newest first, and empty for an anonymous caller. */
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

/** A row of an endpoint that this client has no type for. */
export type AnyRow = Readonly<Record<string, unknown>>;

/** Who a token is: its claims. `exp`, `nbf` and `iat` are Unix seconds, UTC. */
export interface TokenClaims {
  readonly iss: string | null;
  /** The name that the token was created with. */
  readonly aud: string | null;
  /** The description that the token was created with. */
  readonly sub: string | null;
  readonly jti: string | null;
  readonly version: number | string | null;
  readonly exp: number | null;
  readonly nbf: number | null;
  readonly iat: number | null;
  readonly permissions: readonly string[];
}
