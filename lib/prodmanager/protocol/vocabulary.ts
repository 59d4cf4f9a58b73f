/** What a monitor can say of itself. */
export const MONITOR_STATUSES = ['ok', 'warning', 'alert'] as const;
/** Where an incident can stand, in the order it moves. */
export const INCIDENT_STATUSES = ['active', 'investigating', 'stable', 'resolved'] as const;
/** How bad an incident can be, worst first. */
export const INCIDENT_SEVERITIES = ['critical', 'high', 'moderate', 'low', 'minor'] as const;
/** Where a maintenance can stand, in the order it moves. */
export const MAINTENANCE_STATUSES = ['scheduled', 'in-progress', 'succeed', 'failed', 'canceled'] as const;
/** What a maintenance can do to its service. */
export const SERVICE_STATUSES = ['up', 'degraded', 'down'] as const;
/** How much an announcement can matter, most first. */
export const ANNOUNCEMENT_LEVELS = ['high', 'medium', 'low'] as const;
/** What an event of an incident or a maintenance can be. */
export const EVENT_TYPES = ['create', 'update', 'comment'] as const;
/** What a token can be allowed to write. */
export const PERMISSIONS = [
  'scope_api',
  'service_api',
  'monitor_api',
  'incident_api',
  'maintenance_api',
  'announcement_api',
] as const;

/** One of the values the API defines today, or `unknown` for any other word it may say. */
type OneOf<Values extends readonly string[]> = Values[number] | 'unknown';

/** The status of a monitor as read. */
export type MonitorStatus = OneOf<typeof MONITOR_STATUSES>;
/** The status of an incident as read. */
export type IncidentStatus = OneOf<typeof INCIDENT_STATUSES>;
/** The severity of an incident as read. */
export type IncidentSeverity = OneOf<typeof INCIDENT_SEVERITIES>;
/** The status of a maintenance as read. */
export type MaintenanceStatus = OneOf<typeof MAINTENANCE_STATUSES>;
/** What a maintenance does to its service, as read. */
export type ServiceStatus = OneOf<typeof SERVICE_STATUSES>;
/** The level of an announcement as read. */
export type AnnouncementLevel = OneOf<typeof ANNOUNCEMENT_LEVELS>;
/** The type of an event as read. */
export type EventType = OneOf<typeof EVENT_TYPES>;
/** A permission of a token. */
export type Permission = (typeof PERMISSIONS)[number];

/** The values that can be asked for and written: `unknown` is only ever read. */
export type Known<Value extends string> = Exclude<Value, 'unknown'>;
