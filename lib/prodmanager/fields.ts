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

/** The writable fields of a scope. The name is unique and has at least 3 characters. */
export interface ScopeFields extends Parameters {
  readonly name: string;
  readonly description?: string | null;
}

/** The writable fields of a service. */
export type ServiceFields = ScopeFields;

/** Fields of monitors, incidents, maintenances and announcements. The name has at least 4 characters. */
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

/** The fields of a monitor update. */
export interface MonitorFields extends ReferencedFields {
  readonly integration?: string | null;
  readonly status?: Known<MonitorStatus>;
}

/** The fields of a new monitor. ProdManager ignores its status: a new monitor is `ok`. */
export interface NewMonitorFields extends MonitorFields {
  readonly status?: never;
}

/** The fields of an incident update. A new status without its date sets the date to now. */
export interface IncidentFields extends ReferencedFields {
  readonly severity: Known<IncidentSeverity>;
  readonly status?: Known<IncidentStatus>;
  readonly start_impact_date?: SourceDate;
  readonly investigation_date?: SourceDate | null;
  readonly stable_date?: SourceDate | null;
  readonly resolve_date?: SourceDate | null;
}

/** The fields of a new incident. ProdManager ignores its status and their dates: a new incident is `active`. */
export interface NewIncidentFields extends IncidentFields {
  readonly status?: never;
  readonly investigation_date?: never;
  readonly stable_date?: never;
  readonly resolve_date?: never;
}

/** The fields of a maintenance update. `in-progress` sets a missing start date to now, `succeed` and `failed` a missing end date. */
export interface MaintenanceFields extends ReferencedFields {
  readonly service_status: Known<ServiceStatus>;
  readonly scheduled_start_date?: SourceDate;
  readonly scheduled_end_date?: SourceDate;
  readonly status?: Known<MaintenanceStatus>;
  readonly start_date?: SourceDate | null;
  readonly end_date?: SourceDate | null;
}

/** The fields of a new maintenance. ProdManager ignores its status and their dates: a new maintenance is `scheduled`. */
export interface NewMaintenanceFields extends MaintenanceFields {
  readonly status?: never;
  readonly start_date?: never;
  readonly end_date?: never;
}

/** The writable fields of an announcement. A missing date means now. */
export interface AnnouncementFields extends PlacedFields {
  readonly description: string;
  readonly level: Known<AnnouncementLevel>;
  readonly start_date?: SourceDate;
  readonly end_date?: SourceDate;
}

/** A comment in Markdown. Internal comments are visible with a token only. */
export interface CommentFields {
  readonly comment: string;
  readonly internal?: boolean;
}

/** The fields of a new token. Dates are UTC; `secret` is the server's application secret. */
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
