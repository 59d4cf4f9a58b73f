import { ALL_CHANGE_STATUSES } from '../changes/change-statuses';
import { parseSelection, type FilterProblem, type Inventory, type Selection } from '../model/selection';
import { parseDay, type Day } from './calendar';
import { createReader } from './query-reader';
import { HISTORY_KINDS, type HistoryKind, type Period } from './types';

/** The lists of the page `/history`. */
export const PAST_TABS = ['changes', 'incidents'] as const;

/** One of {@link PAST_TABS}. */
export type PastTab = (typeof PAST_TABS)[number];

/** The parameters of `/history`. */
export const PAST_PARAMETERS = [
  'tab',
  'kind',
  'status',
  'scope',
  'service',
  'from',
  'until',
  'before',
] as const;

/** A query of `/history`; null and empty lists match all. */
export interface PastQuery {
  readonly tab: PastTab;
  readonly kind: HistoryKind | null;
  /** The new status. */
  readonly status: string | null;
  readonly selection: Selection;
  /** The first and the last day, of the site's time zone. */
  readonly from: Day | null;
  readonly until: Day | null;
  /** The position of a page of changes. */
  readonly before: string | null;
}

/** Parses a query; invalid filters are reported and ignored. @param isPosition Whether a text is the position of a page. */
export function parsePastQuery(
  query: URLSearchParams,
  inventory: Inventory,
  timeZone: string,
  isPosition: (text: string) => boolean,
): { readonly query: PastQuery; readonly problems: readonly FilterProblem[] } {
  const { selection, problems: places } = parseSelection(query, inventory);
  const problems = [...places];
  const read = createReader(query, problems);
  const oneOf =
    <T extends string>(words: readonly T[]) =>
    (text: string) =>
      words.find((word) => word === text);
  const parsed = {
    tab: read('tab', oneOf(PAST_TABS)) ?? 'changes',
    kind: read('kind', oneOf(HISTORY_KINDS)),
    status: read('status', oneOf(ALL_CHANGE_STATUSES)),
    selection,
    from: read('from', (text) => parseDay(text, timeZone)),
    until: read('until', (text) => parseDay(text, timeZone)),
    before: read('before', (text) => (isPosition(text) ? text : null)),
  };
  return { query: parsed, problems };
}

/** Whether a query leaves anything out. */
export const isFiltered = ({ tab: _, selection, ...filters }: PastQuery): boolean =>
  selection.scopes.length + selection.services.length > 0 ||
  Object.values(filters).some((value) => value !== null);

/** Formats a query with some values replaced; the inverse of {@link parsePastQuery}. */
export function toPastSearch(query: PastQuery, given: Partial<PastQuery> = {}): string {
  const { tab, kind, status, selection, from, until, before } = { ...query, ...given };
  const search = new URLSearchParams();
  if (tab !== 'changes') search.set('tab', tab);
  if (kind !== null) search.set('kind', kind);
  if (status !== null) search.set('status', status);
  for (const id of selection.scopes) search.append('scope', String(id));
  for (const id of selection.services) search.append('service', String(id));
  if (from) search.set('from', from.day);
  if (until) search.set('until', until.day);
  if (before !== null) search.set('before', before);
  return search.toString();
}

const MOVED = ['kind', 'status', 'scope', 'service'];

/** The search of `/history` for one of `/changes`, which listed the latest changes in earlier versions. */
export const toMovedSearch = (search: URLSearchParams): string =>
  new URLSearchParams([...search].filter(([name]) => MOVED.includes(name))).toString();

/** The period of a query, as far as it has one. */
export const periodOf = ({ from, until }: PastQuery): Partial<Period> => ({
  ...(from && { from: from.from }),
  ...(until && { until: until.until }),
});
