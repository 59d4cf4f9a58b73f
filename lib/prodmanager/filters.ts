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
 * What narrows any list. Several values of one filter mean "any of", different filters are all required. ProdManager
 * ignores a filter that it does not know and a value that does not parse: such a filter widens the answer.
 */
export interface Filters extends Parameters {
  /** Rows per request, 50 unless told, which is the most that ProdManager allows. */
  readonly per_page?: number;
  /** A list always crosses all pages; for one page there is `pages()`. */
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
