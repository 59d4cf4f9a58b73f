import type { IncidentSeverity, IncidentStatus, MonitorStatus, ServiceStatus } from '@/lib/status/model/types';

import type { MessageKey } from './translate';

/** The message that names each severity. */
export const SEVERITY_KEYS = {
  critical: 'happening.critical',
  high: 'happening.high',
  moderate: 'happening.moderate',
  low: 'happening.low',
  minor: 'happening.minor',
  unknown: 'happening.unknownSeverity',
} as const satisfies Readonly<Record<IncidentSeverity, MessageKey>>;

/** The message that names each status of an incident. */
export const INCIDENT_STATUS_KEYS = {
  active: 'happening.active',
  investigating: 'happening.investigating',
  stable: 'happening.stable',
  resolved: 'happening.resolved',
  unknown: 'happening.unknownStatus',
} as const satisfies Readonly<Record<IncidentStatus, MessageKey>>;

/** The message that tells what a maintenance does to its service. */
export const IMPACT_KEYS = {
  up: 'happening.serviceUp',
  degraded: 'happening.serviceDegraded',
  down: 'happening.serviceDown',
  unknown: 'happening.serviceUnknown',
} as const satisfies Readonly<Record<ServiceStatus, MessageKey>>;

/** The message that names each status of a monitor. */
export const MONITOR_STATUS_KEYS = {
  ok: 'board.statusOk',
  warning: 'board.statusWarning',
  alert: 'board.statusAlert',
  unknown: 'board.unknown',
} as const satisfies Readonly<Record<MonitorStatus, MessageKey>>;
