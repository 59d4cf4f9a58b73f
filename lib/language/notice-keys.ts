import type {
  IncidentSeverity,
  IncidentStatus,
  MonitorStatus,
  ServiceStatus,
} from '@/lib/status/model/types';

import type { MessageKey } from './translate';

/** The message for each severity. */
export const SEVERITY_KEYS = {
  critical: 'notice.critical',
  high: 'notice.high',
  moderate: 'notice.moderate',
  low: 'notice.low',
  minor: 'notice.minor',
  unknown: 'notice.unknownSeverity',
} as const satisfies Readonly<Record<IncidentSeverity, MessageKey>>;

/** The message for each incident status. */
export const INCIDENT_STATUS_KEYS = {
  active: 'notice.active',
  investigating: 'notice.investigating',
  stable: 'notice.stable',
  resolved: 'notice.resolved',
  unknown: 'notice.unknownStatus',
} as const satisfies Readonly<Record<IncidentStatus, MessageKey>>;

/** The message for each impact of a maintenance. */
export const IMPACT_KEYS = {
  up: 'notice.serviceUp',
  degraded: 'notice.serviceDegraded',
  down: 'notice.serviceDown',
  unknown: 'notice.serviceUnknown',
} as const satisfies Readonly<Record<ServiceStatus, MessageKey>>;

/** The message for each monitor status. */
export const MONITOR_STATUS_KEYS = {
  ok: 'board.statusOk',
  warning: 'board.statusWarning',
  alert: 'board.statusAlert',
  unknown: 'board.monitorUnknown',
} as const satisfies Readonly<Record<MonitorStatus, MessageKey>>;
