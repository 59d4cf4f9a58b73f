import type { StatusCounts } from '@/lib/status/model/counts';
import type {
  Ages,
  Announcement,
  Incident,
  Maintenance,
  Monitor,
  Scope,
  Section,
  Sections,
  Snapshot,
} from '@/lib/status/model/types';

export const countsOf = (given: Partial<StatusCounts> = {}): StatusCounts => ({
  ok: 0,
  warning: 0,
  alert: 0,
  unknown: 0,
  ...given,
});

export const monitorOf = (given: Partial<Monitor> = {}): Monitor => ({
  id: 1,
  name: 'latency',
  scopeId: 1,
  serviceId: 1,
  description: null,
  integration: null,
  reference: null,
  url: null,
  status: 'ok',
  since: null,
  ...given,
});

/** A scope or service. */
export const scopeOf = (given: Partial<Scope> = {}): Scope => ({
  id: 1,
  name: 'eu-west-1',
  description: null,
  incidentsCount: 0,
  maintenancesCount: 0,
  ...given,
});

const notice = {
  id: 1,
  name: 'Cards are declined',
  scopeId: 1,
  serviceId: 1,
  description: null,
  reference: null,
  url: null,
  createdAt: '2026-03-02T08:00:00Z',
  comments: [],
};

export const incidentOf = (given: Partial<Incident> = {}): Incident => ({
  ...notice,
  status: 'active',
  severity: 'high',
  impactStartedAt: '2026-03-02T08:10:00Z',
  investigatedAt: null,
  stableAt: null,
  resolvedAt: null,
  ...given,
});

/** In progress, declared down, and within its window. */
export const maintenanceOf = (given: Partial<Maintenance> = {}): Maintenance => ({
  ...notice,
  status: 'in-progress',
  serviceStatus: 'down',
  scheduledStartAt: '2026-03-02T08:00:00Z',
  scheduledEndAt: '2026-03-02T10:00:00Z',
  startedAt: '2026-03-02T08:00:00Z',
  endedAt: null,
  isOverrunning: false,
  ...given,
});

export const announcementOf = (given: Partial<Announcement> = {}): Announcement => ({
  id: 1,
  name: 'Change freeze',
  scopeId: 1,
  serviceId: 1,
  level: 'medium',
  description: 'No deployments',
  createdAt: '2026-02-27T00:00:00Z',
  startsAt: '2026-03-01T00:00:00Z',
  endsAt: '2026-03-08T00:00:00Z',
  isInForce: true,
  ...given,
});

/** A section that was just read. */
export const freshOf = <T>(items: readonly T[]): Section<T> => ({
  state: 'fresh',
  problem: null,
  isProven: true,
  flaws: [],
  items,
});

export const UNREAD: Section<never> = {
  state: 'unavailable',
  problem: 'unreachable',
  isProven: true,
  flaws: [],
  items: [],
};

/** A board with one scope and one service, plus the given sections. */
export const snapshotOf = (sections: Partial<Sections> = {}, version = 'v1'): Snapshot => ({
  format: 1,
  version,
  title: 'Production',
  isDemo: false,
  timeZone: 'UTC',
  intervalSeconds: 15,
  isSlowed: false,
  readsComments: true,
  zoneErrorMinutes: null,
  observedSince: '2026-03-02T07:00:00.000Z',
  sections: {
    scopes: freshOf([scopeOf()]),
    services: freshOf([scopeOf({ name: 'Payments' })]),
    monitors: freshOf([]),
    incidents: freshOf([]),
    maintenances: freshOf([]),
    announcements: freshOf([]),
    ...sections,
  },
  changes: [],
});

/** The same age for every section. */
export const agesOf = (ageSeconds: number | null): Ages => ({
  scopes: ageSeconds,
  services: ageSeconds,
  monitors: ageSeconds,
  incidents: ageSeconds,
  maintenances: ageSeconds,
  announcements: ageSeconds,
});
