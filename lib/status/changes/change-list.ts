import { createMatcher, toSearchText } from '../lists/search-text';
import { byName } from '../model/order';
import { type FilterProblem, isSelected } from '../model/selection';
import { type Dimension, type Snapshot, type Transition } from '../model/types';
import { type BoardSummary, summarise } from '../verdict/board-summary';
import { type ChangeQuery, isFiltered, parseChangeQuery } from './change-query';
import { placeChanges, type PlacedChange } from './placed-change';

const PER_PAGE = 50;

/** A page of the latest changes. */
export interface ChangeList extends BoardSummary {
  /** The matching ones of the page, and the gaps between them, newest first. */
  readonly changes: readonly PlacedChange[];
  readonly page: number;
  readonly pages: number;
  /** Number of matching changes on all pages, without gaps. */
  readonly total: number;
  readonly isFiltered: boolean;
  readonly problems: readonly FilterProblem[];
  /** The scopes to filter by. */
  readonly scopes: readonly Dimension[];
  readonly services: readonly Dimension[];
}

function matcherOf({ q, kinds, statuses, selection }: ChangeQuery): (change: Transition) => boolean {
  const matchesText = createMatcher(q);
  return (change) =>
    // What happened in a gap is unknown, so it may have been anything.
    change.kind === 'gap' ||
    ((kinds.length === 0 || kinds.includes(change.kind)) &&
      (statuses.length === 0 || statuses.includes(change.to)) &&
      isSelected(selection, change) &&
      matchesText(toSearchText(change.name)));
}

const choicesOf = (dimensions: readonly Dimension[]): Dimension[] =>
  dimensions
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => byName.compare(a.name, b.name) || a.id - b.id);

/** The page of changes for a query; a page past the end is the last. */
export function toChangeList(snapshot: Snapshot, searchParams: URLSearchParams): ChangeList {
  const { sections, changes } = snapshot;
  const { query, problems } = parseChangeQuery(searchParams, sections);
  const found = changes.filter(matcherOf(query));
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const page = Math.min(query.page, pages);
  return {
    ...summarise(snapshot).summary,
    changes: placeChanges(found.slice((page - 1) * PER_PAGE, page * PER_PAGE), sections),
    page,
    pages,
    total: found.filter(({ kind }) => kind !== 'gap').length,
    isFiltered: isFiltered(query),
    problems,
    scopes: choicesOf(sections.scopes.items),
    services: choicesOf(sections.services.items),
  };
}
