import { type FilterProblem, isSelected, parseSelection, type Selection } from '../model/selection';
import { toDisplayName } from '../model/display-name';
import { isDay, toDay } from '../model/time';
import type { Announcement, Incident, Maintenance, Place, Sections } from '../model/types';
import { NOTICE_FILTERS, type NoticeKind, type Tab, type WordFilter, wordFiltersOf } from './notice-filters';

/** A parsed list query; invalid filters are in `problems`. */
export interface NoticeQuery {
  readonly tab: Tab;
  /** From 1. */
  readonly page: number;
  /** Text to search names for; empty if none. */
  readonly text: string;
  /** Filters with at least one value. */
  readonly words: Readonly<Partial<Record<WordFilter, readonly string[]>>>;
  readonly selection: Selection;
  /** Exact references, any of which may match; empty matches all. */
  readonly references: readonly string[];
  /** The first day in the source's zone; null for no limit. */
  readonly after: string | null;
  /** The first day after the range, in the source's zone; null for no limit. */
  readonly before: string | null;
  readonly problems: readonly FilterProblem[];
}

const MOST_PAGES = 1_000_000;

const valuesOf = (query: URLSearchParams, name: string): readonly string[] => [
  ...new Set(
    query
      .getAll(name)
      .map((value) => value.trim())
      .filter((value) => value !== ''),
  ),
];

/** The `tab` parameter, or the past tab if all statuses belong to it; otherwise the open tab. */
function toTab(kind: NoticeKind, query: URLSearchParams, problems: FilterProblem[]): Tab {
  const [tab] = valuesOf(query, 'tab');
  if (tab === 'past' || tab === 'open') return tab;
  if (tab !== undefined) problems.push({ parameter: 'tab', value: tab });
  const statuses = valuesOf(query, 'status');
  const past = NOTICE_FILTERS[kind].words.status?.past ?? [];
  return statuses.length > 0 && statuses.every((status) => past.includes(status)) ? 'past' : 'open';
}

/**
 * Parses the query of a list.
 *
 * @param sections Provides the names of scopes and services.
 */
export function parseNoticeQuery(kind: NoticeKind, query: URLSearchParams, sections: Sections): NoticeQuery {
  const problems: FilterProblem[] = [];
  const tab = toTab(kind, query, problems);
  const keep = (parameter: string, isGood: (value: string) => boolean): string[] =>
    valuesOf(query, parameter).filter((value) => {
      if (isGood(value)) return true;
      problems.push({ parameter, value });
      return false;
    });
  const { hasReference, hasDays } = NOTICE_FILTERS[kind];
  const words = wordFiltersOf(kind).flatMap(([name, byTab]) => {
    const chosen = keep(name, (value) => byTab[tab].includes(value));
    return chosen.length > 0 ? [[name, chosen] as const] : [];
  });
  const [after = null] = hasDays ? keep('after', isDay) : [];
  const [before = null] = hasDays ? keep('before', isDay) : [];
  const [page = '1'] = keep('page', (value) => /^[1-9]\d*$/.test(value) && Number(value) <= MOST_PAGES);
  const places = parseSelection(query, sections);
  return {
    tab,
    page: Number(page),
    text: query.get('q')?.trim() ?? '',
    words: Object.fromEntries(words),
    selection: places.selection,
    references: hasReference ? valuesOf(query, 'reference') : [],
    after,
    before,
    problems: [...problems, ...places.problems],
  };
}

/** The fields of a notice that filters apply to. */
export interface Filterable extends Place {
  readonly words: Readonly<Partial<Record<WordFilter, string>>>;
  readonly reference: string | null;
  /** Its start, an ISO instant; null if unknown, which matches any day. */
  readonly beginsAt: string | null;
}

// References on the board are shown names; a typed one may not be.
const isAmong = (references: readonly string[], reference: string | null): boolean =>
  reference !== null && references.map(toDisplayName).includes(toDisplayName(reference));

/** Whether a notice matches the filters of a query on any tab. `timeZone` is the source's. */
export function matchesQuery(query: NoticeQuery, item: Filterable, timeZone: string): boolean {
  const { words, selection, references, after, before } = query;
  const chosen = Object.entries(words) as [WordFilter, readonly string[]][];
  const isBounded = item.beginsAt !== null && (after !== null || before !== null);
  const day = isBounded ? toDay(item.beginsAt, timeZone) : null;
  return (
    isSelected(selection, item) &&
    chosen.every(([name, values]) => values.includes(item.words[name] ?? '')) &&
    (references.length === 0 || isAmong(references, item.reference)) &&
    (day === null || after === null || day >= after) &&
    (day === null || before === null || day < before)
  );
}

export const incidentFacets = ({
  scopeId,
  serviceId,
  status,
  severity,
  reference,
  impactStartedAt,
}: Incident): Filterable => ({
  scopeId,
  serviceId,
  words: { status, severity },
  reference,
  beginsAt: impactStartedAt,
});

export const maintenanceFacets = ({
  scopeId,
  serviceId,
  status,
  serviceStatus,
  reference,
  scheduledStartAt,
}: Maintenance): Filterable => ({
  scopeId,
  serviceId,
  words: { status, impact: serviceStatus },
  reference,
  beginsAt: scheduledStartAt,
});

export const announcementFacets = ({ scopeId, serviceId, level, startsAt }: Announcement): Filterable => ({
  scopeId,
  serviceId,
  words: { level },
  reference: null,
  beginsAt: startsAt,
});
