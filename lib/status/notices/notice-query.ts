import { isDay, toDay } from '../model/calendar-day';
import { NOTICE_FILTERS, wordFiltersOf, type NoticeKind, type Tab, type WordFilter } from './notice-filters';
import { isSelected, parseSelection, type FilterProblem, type Selection } from '../model/selection';
import { toShownName } from '../model/shown-name';
import type { Place, Sections } from '../model/types';

/** What the address of a list asks for. Everything in it means something: what does not is among the problems. */
export interface NoticeQuery {
  readonly tab: Tab;
  /** From 1. */
  readonly page: number;
  /** What is searched for among the names; empty for nothing. */
  readonly text: string;
  /** The words chosen; a filter without any is not there. */
  readonly words: Readonly<Partial<Record<WordFilter, readonly string[]>>>;
  readonly selection: Selection;
  /** Any of these, letter by letter; any at all where there is none. */
  readonly references: readonly string[];
  /** The first day, in the zone of the source; null for no bound. */
  readonly after: string | null;
  /** The day that is no longer among them, in the zone of the source; null for no bound. */
  readonly before: string | null;
  readonly problems: readonly FilterProblem[];
}

const MOST_PAGES = 1_000_000;

const givenOf = (query: URLSearchParams, name: string): readonly string[] => [
  ...new Set(
    query
      .getAll(name)
      .map((value) => value.trim())
      .filter((value) => value !== ''),
  ),
];

/** Everything but a word that says otherwise is on the open tab; statuses that are all of the past say so. */
function toTab(kind: NoticeKind, query: URLSearchParams, problems: FilterProblem[]): Tab {
  const [given] = givenOf(query, 'tab');
  if (given === 'past' || given === 'open') return given;
  if (given !== undefined) problems.push({ parameter: 'tab', value: given });
  const statuses = givenOf(query, 'status');
  const past = NOTICE_FILTERS[kind].words.status?.past ?? [];
  return statuses.length > 0 && statuses.every((status) => past.includes(status)) ? 'past' : 'open';
}

/**
 * What the address of a list asks for.
 *
 * @param query As somebody typed it. @param sections Where the places are known by name.
 */
export function parseNoticeQuery(kind: NoticeKind, query: URLSearchParams, sections: Sections): NoticeQuery {
  const problems: FilterProblem[] = [];
  const tab = toTab(kind, query, problems);
  const keep = (parameter: string, isGood: (value: string) => boolean): string[] =>
    givenOf(query, parameter).filter((value) => {
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
    references: hasReference ? givenOf(query, 'reference') : [],
    after,
    before,
    problems: [...problems, ...places.problems],
  };
}

/** What a notice is filtered by. */
export interface Filterable extends Place {
  readonly words: Readonly<Partial<Record<WordFilter, string>>>;
  readonly reference: string | null;
  /** When it begins, an ISO instant; null where that is not known: then no day leaves it out. */
  readonly beginsAt: string | null;
}

// A reference of the board stands as it is shown, and one that was typed may not.
const isAmong = (references: readonly string[], reference: string | null): boolean =>
  reference !== null && references.map(toShownName).includes(toShownName(reference));

/** Whether a notice is among those asked for, on whichever tab. `timeZone` is the source's. */
export function isAskedFor(query: NoticeQuery, item: Filterable, timeZone: string): boolean {
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
