/** The statuses of a monitor. */
export const MONITOR_STATUSES = ['ok', 'warning', 'alert'] as const;
/** The statuses of an incident, in order of progress. */
export const INCIDENT_STATUSES = ['active', 'investigating', 'stable', 'resolved'] as const;
/** The severities of an incident, worst first. */
export const INCIDENT_SEVERITIES = ['critical', 'high', 'moderate', 'low', 'minor'] as const;
/** The statuses of a maintenance, in order of progress. */
export const MAINTENANCE_STATUSES = ['scheduled', 'in-progress', 'succeed', 'failed', 'canceled'] as const;
/** The effects of a maintenance on its service. */
export const SERVICE_STATUSES = ['up', 'degraded', 'down'] as const;
/** The levels of an announcement, most important first. */
export const ANNOUNCEMENT_LEVELS = ['high', 'medium', 'low'] as const;
/** The types of an event of an incident or a maintenance. */
export const EVENT_TYPES = ['create', 'update', 'comment'] as const;
/** The write permissions of a token. */
export const PERMISSIONS = [
  'scope_api',
  'service_api',
  'monitor_api',
  'incident_api',
  'maintenance_api',
  'announcement_api',
] as const;

/** One of the values of the API, or `unknown` for a value that this client does not know. */
type OneOf<Values extends readonly string[]> = Values[number] | 'unknown';

/** The status of a monitor. */
export type MonitorStatus = OneOf<typeof MONITOR_STATUSES>;
/** The status of an incident. */
export type IncidentStatus = OneOf<typeof INCIDENT_STATUSES>;
/** The severity of an incident. */
export type IncidentSeverity = OneOf<typeof INCIDENT_SEVERITIES>;
/** The status of a maintenance. */
export type MaintenanceStatus = OneOf<typeof MAINTENANCE_STATUSES>;
/** The effect of a maintenance on its service. */
export type ServiceStatus = OneOf<typeof SERVICE_STATUSES>;
/** The level of an announcement. */
export type AnnouncementLevel = OneOf<typeof ANNOUNCEMENT_LEVELS>;
/** The type of an event. */
export type EventType = OneOf<typeof EVENT_TYPES>;
/** A permission of a token. */
export type Permission = (typeof PERMISSIONS)[number];

/** The values that can be used in filters and writes: all but `unknown`. */
export type Known<Value extends string> = Exclude<Value, 'unknown'>;
