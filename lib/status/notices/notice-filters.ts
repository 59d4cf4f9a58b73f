import type {
  AnnouncementLevel,
  IncidentSeverity,
  IncidentStatus,
  MaintenanceStatus,
  ServiceStatus,
} from '../model/types';

/** The kinds of notice that have a list of their own. */
export type NoticeKind = 'incidents' | 'maintenances' | 'announcements';

/** What goes on or is to come, and what is over. */
export type Tab = 'open' | 'past';

/** A filter of which one chooses from words. */
export type WordFilter = 'status' | 'severity' | 'impact' | 'level';

/** The words of a filter on each tab; each is a word of the source. */
export type WordsByTab = Readonly<Record<Tab, readonly string[]>>;

/** What the list of one kind can be filtered by, beside place. */
export interface NoticeFilters {
  readonly words: Readonly<Partial<Record<WordFilter, WordsByTab>>>;
  readonly hasReference: boolean;
  /** Whether by the day that it begins. */
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

/** The filters of each list. */
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

/** The filters of a list that take words, in the order that they are shown. */
export function wordFiltersOf(kind: NoticeKind): readonly (readonly [WordFilter, WordsByTab])[] {
  return Object.entries(NOTICE_FILTERS[kind].words) as [WordFilter, WordsByTab][];
}

/** Every parameter that the address of a list may carry. */
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
