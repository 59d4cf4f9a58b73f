import { parseSelection, type FilterProblem, type Inventory, type Selection } from '../model/selection';
import { dayAt, lastDays, parseDay, type Day } from './calendar';
import { groupRows, type ReportRow } from './group';
import { createReader } from './query-reader';
import { toPercent } from './share';
import { meanTimeToRecovery, observedOf, toAvailability, totalOf } from './tally';
import type { Period, Reliability, Tally } from './types';

/** What the rows of the page `/reliability` are of. */
export const REPORT_GROUPS = ['service', 'scope', 'place'] as const;

/** The columns that the page can be sorted by. */
export const REPORT_COLUMNS = ['name', 'availability', 'outages', 'total', 'longest', 'mean'] as const;

/** One of {@link REPORT_COLUMNS}. */
export type ReportColumn = (typeof REPORT_COLUMNS)[number];

/** The parameters of `/reliability`. */
export const REPORT_PARAMETERS = ['by', 'from', 'until', 'maintenance', 'sort', 'scope', 'service'] as const;

/** The most days of a period. */
export const MOST_DAYS = 366;
/** The days of a period if none is given. */
export const DEFAULT_DAYS = 30;

/** A query of `/reliability`. */
export interface ReportQuery {
  readonly by: (typeof REPORT_GROUPS)[number];
  /** The first and the last day, of the site's time zone. */
  readonly from: Day;
  readonly until: Day;
  readonly excludesMaintenance: boolean;
  readonly sort: { readonly column: ReportColumn; readonly isDescending: boolean };
  readonly selection: Selection;
}

const WORST_FIRST: ReportQuery['sort'] = { column: 'availability', isDescending: false };

/** How a sort order is written: `-outages` for most outages first. */
export const toSortText = ({ column, isDescending }: ReportQuery['sort']): string =>
  `${isDescending ? '-' : ''}${column}`;

function parseSort(text: string): ReportQuery['sort'] | undefined {
  const isDescending = text.startsWith('-');
  const column = REPORT_COLUMNS.find((name) => name === text.slice(isDescending ? 1 : 0));
  return column && { column, isDescending };
}

const countDays = ({ from, until }: Period, timeZone: string): number => {
  // One day more than the maximum shows that a period is too long, so no more need be counted.
  const days = lastDays(MOST_DAYS + 1, until - 1, timeZone);
  const first = days.findIndex((day) => day.from <= from && from < day.until);
  return first === -1 ? MOST_DAYS + 1 : days.length - first;
};

/** Parses a query; invalid values are reported and ignored. */
export function parseReportQuery(
  query: URLSearchParams,
  inventory: Inventory,
  now: number,
  timeZone: string,
): { readonly query: ReportQuery; readonly problems: readonly FilterProblem[] } {
  const { selection, problems: places } = parseSelection(query, inventory);
  const problems = [...places];
  const read = createReader(query, problems);
  const today = dayAt(now, timeZone);
  const until =
    read('until', (text) => {
      const day = parseDay(text, timeZone);
      return day && day.from <= today.from ? day : null;
    }) ?? today;
  const from = read('from', (text) => {
    const day = parseDay(text, timeZone);
    if (!day || day.from > until.from) return null;
    return countDays({ from: day.from, until: until.until }, timeZone) <= MOST_DAYS ? day : null;
  });
  const [first = until] = lastDays(DEFAULT_DAYS, until.from, timeZone);
  return {
    query: {
      by: read('by', (text) => REPORT_GROUPS.find((group) => group === text)) ?? 'service',
      from: from ?? first,
      until,
      excludesMaintenance:
        read('maintenance', (text) => ['counted', 'excluded'].find((word) => word === text)) === 'excluded',
      sort: read('sort', parseSort) ?? WORST_FIRST,
      selection,
    },
    problems,
  };
}

/** Formats a query with some values replaced; the inverse of {@link parseReportQuery}. */
export function toReportSearch(query: ReportQuery, given: Partial<ReportQuery> = {}): string {
  const { by, from, until, excludesMaintenance, sort, selection } = { ...query, ...given };
  const search = new URLSearchParams({ by, from: from.day, until: until.day });
  if (excludesMaintenance) search.set('maintenance', 'excluded');
  if (toSortText(sort) !== toSortText(WORST_FIRST)) search.set('sort', toSortText(sort));
  for (const id of selection.scopes) search.append('scope', String(id));
  for (const id of selection.services) search.append('service', String(id));
  return search.toString();
}

/** Periods that are often asked for: the last 7, 30 and 90 days, this month and the one before. */
export function toPresets(now: number, timeZone: string) {
  const today = dayAt(now, timeZone);
  const last = (count: number) => ({ from: lastDays(count, now, timeZone)[0] ?? today, until: today });
  const firstOf = (day: Day): Day => parseDay(`${day.day.slice(0, -2)}01`, timeZone) ?? day;
  const thisMonth = firstOf(today);
  const lastMonth = dayAt(thisMonth.from - 1, timeZone);
  return {
    days7: last(7),
    days30: last(DEFAULT_DAYS),
    days90: last(90),
    thisMonth: { from: thisMonth, until: today },
    lastMonth: { from: firstOf(lastMonth), until: lastMonth },
  };
}

/** The figures of a period. Percentages are those of `toPercent`, durations milliseconds. */
export interface ReportFigures {
  /** Null if nothing was observed. */
  readonly availability: number | null;
  /** The same share without rounding, to sort by. */
  readonly exact: number | null;
  readonly observed: number | null;
  readonly outages: number;
  readonly total: number;
  readonly longest: number;
  /** The mean time to recovery; null without an outage. */
  readonly mean: number | null;
}

function toFigures(tally: Tally, excludesMaintenance: boolean): ReportFigures {
  const { part, whole } = toAvailability(tally, { excludesMaintenance });
  return {
    availability: toPercent(part, whole),
    exact: whole === 0 ? null : part / whole,
    observed: toPercent(observedOf(tally), totalOf(tally)),
    outages: tally.outages,
    total: tally.alert,
    longest: tally.longest,
    mean: meanTimeToRecovery(tally),
  };
}

/** A row of the report, or its sum. */
export interface ReportLine extends Pick<ReportRow, 'scopeId' | 'serviceId'> {
  readonly now: ReportFigures;
  /** Null if nothing was recorded in the period before. */
  readonly before: ReportFigures | null;
}

/** A row of the report with the names of its service and scope; null where it is not of one. */
export interface NamedLine extends ReportLine {
  readonly service: string | null;
  readonly scope: string | null;
}

/** The report as it is shown. */
export interface Report {
  readonly lines: readonly ReportLine[];
  /** The sum of all places; null if there are none. */
  readonly sum: ReportLine | null;
}

/** Compares figures; what is not known comes last in both directions. */
function compareKnown(a: number | null, b: number | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * (a - b);
}

/** Sums up and sorts what was read. @param nameOf The shown name of a row, by which equal rows are sorted. */
export function toReport(
  { rows }: Reliability,
  { by, excludesMaintenance, sort }: ReportQuery,
  nameOf: (line: Pick<ReportLine, 'scopeId' | 'serviceId'>) => string,
): Report {
  const toLine = ({ scopeId, serviceId, now, before }: ReportRow): ReportLine => ({
    scopeId,
    serviceId,
    now: toFigures(now, excludesMaintenance),
    before: before && toFigures(before, excludesMaintenance),
  });
  const sign = sort.isDescending ? -1 : 1;
  const byName = (a: ReportLine, b: ReportLine): number => nameOf(a).localeCompare(nameOf(b), 'en');
  const valueOf = ({ now }: ReportLine): number | null =>
    sort.column === 'availability' ? now.exact : sort.column === 'name' ? null : now[sort.column];
  const lines = groupRows(rows, by)
    .map(toLine)
    .sort((a, b) =>
      sort.column === 'name'
        ? sign * byName(a, b)
        : compareKnown(valueOf(a), valueOf(b), sign) || byName(a, b),
    );
  const [sum] = groupRows(rows, 'all').map(toLine);
  return { lines, sum: sum ?? null };
}
