import type {
  AnnouncementLevel,
  IncidentSeverity,
  IncidentStatus,
  MaintenanceStatus,
  ServiceStatus,
} from '../model/types';

/** The kinds of notice. */
export type NoticeKind = 'incidents' | 'maintenances' | 'announcements';

/** Open (current and future) or closed notices. */
export type Tab = 'open' | 'past';

/** A filter with fixed values. */
export type WordFilter = 'status' | 'severity' | 'impact' | 'level';

/** The values of a filter on each tab, as the source names them. */
export type WordsByTab = Readonly<Record<Tab, readonly string[]>>;

/** The filters of a list, apart from scope and service. */
export interface NoticeFilters {
  readonly words: Readonly<Partial<Record<WordFilter, WordsByTab>>>;
  readonly hasReference: boolean;
  /** Whether it can be filtered by start date. */
  readonly hasDays: boolean;
}

const OPEN_INCIDENTS = ['active', 'investigating', 'stable'] as const satisfies readonly IncidentStatus[];
const PAST_INCIDENTS = ['resolved'] as const satisfies readonly IncidentStatus[];
const OPEN_MAINTENANCES = ['in-progress', 'scheduled'] as const satisfies readonly MaintenanceStatus[];
const PAST_MAINTENANCES = ['succeed', 'failed', 'canceled'] as const satisfies readonly MaintenanceStatus[];
const SEVERITIES = [
  'critical',
  'high',
  'moderate',
  'low',
  'minor',
] as const satisfies readonly IncidentSeverity[];
const IMPACTS = ['down', 'degraded', 'up'] as const satisfies readonly ServiceStatus[];
const LEVELS = ['high', 'medium', 'low'] as const satisfies readonly AnnouncementLevel[];

const onBoth = (words: readonly string[]): WordsByTab => ({ open: words, past: words });

export const NOTICE_FILTERS: Readonly<Record<NoticeKind, NoticeFilters>> = {
  incidents: {
    words: { status: { open: OPEN_INCIDENTS, past: PAST_INCIDENTS }, severity: onBoth(SEVERITIES) },
    hasReference: true,
    hasDays: true,
  },
  maintenances: {
    words: { status: { open: OPEN_MAINTENANCES, past: PAST_MAINTENANCES }, impact: onBoth(IMPACTS) },
    hasReference: false,
    hasDays: true,
  },
  announcements: { words: { level: onBoth(LEVELS) }, hasReference: false, hasDays: false },
};

/** The filters with fixed values, in display order. */
export function wordFiltersOf(kind: NoticeKind): readonly (readonly [WordFilter, WordsByTab])[] {
  return Object.entries(NOTICE_FILTERS[kind].words) as [WordFilter, WordsByTab][];
}

/** All query parameters of a list. */
export function parametersOf(kind: NoticeKind): readonly string[] {
  const { hasReference, hasDays } = NOTICE_FILTERS[kind];
  return [
    'tab',
    'page',
    'q',
    'scope',
    'service',
    ...wordFiltersOf(kind).map(([name]) => name),
    ...(hasReference ? ['reference'] : []),
    ...(hasDays ? ['after', 'before'] : []),
  ];
}
