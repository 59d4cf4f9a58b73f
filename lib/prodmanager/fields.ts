import type { OneOrMany, Parameters } from './parameters.ts';
import type {
  AnnouncementLevel,
  IncidentSeverity,
  IncidentStatus,
  Known,
  MaintenanceStatus,
  MonitorStatus,
  Permission,
  ServiceStatus,
} from './protocol/vocabulary.ts';
import type { SourceDate } from './wire-types.ts';

/** Fields of a scope to write; the name is unique and has at least 3 characters. */
export interface ScopeFields extends Parameters {
  readonly name: string;
  readonly description?: string | null;
}

/** Fields of a service to write, as those of a scope. */
export type ServiceFields = ScopeFields;

/** What monitors, incidents, maintenances and announcements share; the name has at least 4 characters. */
interface PlacedFields extends Parameters {
  readonly name: string;
  readonly scope: number;
  readonly service: number;
}

interface ReferencedFields extends PlacedFields {
  readonly description?: string | null;
  readonly external_reference?: string | null;
  readonly external_link?: string | null;
}

/** Fields of a monitor to update. */
export interface MonitorFields extends ReferencedFields {
  readonly integration?: string | null;
  readonly status?: Known<MonitorStatus>;
}

/** Fields of a new monitor. ProdManager ignores a status: a new monitor is `ok` until it is updated. */
export interface NewMonitorFields extends MonitorFields {
  readonly status?: never;
}

/** Fields of an incident to update; moving it to a status without its date stamps the date with now. */
export interface IncidentFields extends ReferencedFields {
  readonly severity: Known<IncidentSeverity>;
  readonly status?: Known<IncidentStatus>;
  readonly start_impact_date?: SourceDate;
  readonly investigation_date?: SourceDate | null;
  readonly stable_date?: SourceDate | null;
  readonly resolve_date?: SourceDate | null;
}

/** Fields of a new incident. ProdManager ignores a status and its dates: a new incident is `active` until it is updated. */
export interface NewIncidentFields extends IncidentFields {
  readonly status?: never;
  readonly investigation_date?: never;
  readonly stable_date?: never;
  readonly resolve_date?: never;
}

/** Fields of a maintenance to update; `in-progress` stamps its start and `succeed` and `failed` its end with now. */
export interface MaintenanceFields extends ReferencedFields {
  readonly service_status: Known<ServiceStatus>;
  readonly scheduled_start_date?: SourceDate;
  readonly scheduled_end_date?: SourceDate;
  readonly status?: Known<MaintenanceStatus>;
  readonly start_date?: SourceDate | null;
  readonly end_date?: SourceDate | null;
}

/** Fields of a new maintenance. ProdManager ignores a status and its dates: a new maintenance is `scheduled` until it is updated. */
export interface NewMaintenanceFields extends MaintenanceFields {
  readonly status?: never;
  readonly start_date?: never;
  readonly end_date?: never;
}

/** Fields of an announcement to write; a date that is left out is now. */
export interface AnnouncementFields extends PlacedFields {
  readonly description: string;
  readonly level: Known<AnnouncementLevel>;
  readonly start_date?: SourceDate;
  readonly end_date?: SourceDate;
}

/** A comment to add: Markdown. An internal one is shown to token holders only. */
export interface CommentFields {
  readonly comment: string;
  readonly internal?: boolean;
}

/** What a new token is made of. The dates are UTC; the secret is the application secret of the server. */
export interface TokenFields extends Parameters {
  readonly secret: string;
  /** 8 to 16 characters. */
  readonly name: string;
  /** 12 to 32 characters. */
  readonly description: string;
  readonly not_before_date: SourceDate;
  readonly expiration_date: SourceDate;
  readonly permission?: OneOrMany<Permission>;
}
