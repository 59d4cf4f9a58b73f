import type { OneOrMany, Parameters } from './parameters.ts';
import type {
  AnnouncementLevel,
  IncidentSeverity,
  IncidentStatus,
  Known,
  MaintenanceStatus,
  MonitorStatus,
  ServiceStatus,
} from './protocol/vocabulary.ts';
import type { SourceDate } from './wire-types.ts';

/**
 * The filters of any list. A row must match all filters, each with any of its values. ProdManager ignores unknown filters
 * and invalid values, so a typo returns more rows, not fewer.
 */
export interface Filters extends Parameters {
  /** Rows per request. Default: 50, the maximum. */
  readonly per_page?: number;
  /** Not a filter: a list covers all pages, and `pages()` returns them one by one. */
  readonly page?: never;
}

/** Filters by place, as ids. */
interface PlacedFilters extends Filters {
  readonly scope?: OneOrMany<number>;
  readonly service?: OneOrMany<number>;
}

/** Filters of monitors and of their weather. */
export interface MonitorFilters extends PlacedFilters {
  readonly status?: OneOrMany<Known<MonitorStatus>>;
  readonly integration?: OneOrMany<string>;
}

/** Filters of incidents and of their weather. `impact_before` excludes the minute itself, `impact_after` includes it. */
export interface IncidentFilters extends PlacedFilters {
  readonly status?: OneOrMany<Known<IncidentStatus>>;
  readonly severity?: OneOrMany<Known<IncidentSeverity>>;
  readonly external_reference?: OneOrMany<string>;
  readonly impact_before?: SourceDate;
  readonly impact_after?: SourceDate;
}

/** Filters by start and end. `…_before` excludes the minute itself, `…_after` includes it. */
interface PeriodFilters extends PlacedFilters {
  readonly start_before?: SourceDate;
  readonly start_after?: SourceDate;
  readonly end_before?: SourceDate;
  readonly end_after?: SourceDate;
}

/** Filters of maintenances and of their weather; the dates are the scheduled ones. */
export interface MaintenanceFilters extends PeriodFilters {
  readonly status?: OneOrMany<Known<MaintenanceStatus>>;
  readonly service_status?: OneOrMany<Known<ServiceStatus>>;
  readonly external_reference?: OneOrMany<string>;
}

/** Filters of announcements and of their weather. */
export interface AnnouncementFilters extends PeriodFilters {
  readonly level?: OneOrMany<Known<AnnouncementLevel>>;
}
