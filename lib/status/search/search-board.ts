import { alsoSearched, createMatcher, toItemText, toSearchText } from '../lists/search-text';
import type { RenderMarkdown } from '../model/items';
import { createPlacer, type PlaceKind } from '../model/place';
import { SECTION_NAMES, type SectionName, type Snapshot } from '../model/types';
import { toMonitorItems } from '../monitors/monitor-items';
import { openAnnouncementsOf, openMaintenancesOf } from '../verdict/open-notices';
import { arrangePlaces, toPlaceList } from '../places/place-list';
import { ongoingOf, summarise, type BoardSummary } from '../verdict/board-summary';
import { explainHit, type Explained } from './explain-hit';
import type { HitState, SearchHit } from './search-hit';
import { parseSearch, type SearchProblem } from './search-query';

/** How many results of each kind are shown. */
export const HITS_PER_KIND = 10;

/** The results of one kind. */
export interface SearchGroup {
  readonly kind: SectionName;
  /** At most {@link HITS_PER_KIND}: exact names and references first, then as in the list of this kind. Null if they were never read. */
  readonly hits: readonly SearchHit[] | null;
  /** The number of all results of this kind. */
  readonly total: number;
}

/** The results of a search over what the board shows: everything but closed items and comments. */
export interface SearchResults extends BoardSummary {
  readonly q: string;
  readonly problem: SearchProblem | null;
  /** Those with results or never read; none if `problem` is set. */
  readonly groups: readonly SearchGroup[];
}

/** An item with its search text and its state. */
interface Entry {
  readonly id: number;
  readonly fields: Explained;
  readonly searchText: string;
  readonly state: HitState;
}

type Entries = Readonly<Record<SectionName, readonly Entry[] | null>>;

const toEntry = (fields: Explained & { readonly id: number }, state: HitState): Entry => {
  const searchText = toItemText({ ...fields, ...alsoSearched(fields.url, fields.description) });
  return { id: fields.id, fields, searchText, state };
};

function placeEntries(snapshot: Snapshot, kind: PlaceKind): readonly Entry[] | null {
  const descriptions = new Map(snapshot.sections[kind].items.map(({ id, description }) => [id, description]));
  const { items } = toPlaceList(snapshot, kind);
  return (
    items &&
    arrangePlaces(items, { q: '', sort: 'worst' }).map(({ id, name, level }) =>
      toEntry({ id, name, description: descriptions.get(id) ?? null }, { kind: 'place', level }),
    )
  );
}

function monitorEntries(snapshot: Snapshot): readonly Entry[] | null {
  const own = new Map(snapshot.sections.monitors.items.map((monitor) => [monitor.id, monitor]));
  return (
    toMonitorItems(snapshot)?.map((item) => {
      const { url = null, description = null } = own.get(item.id) ?? {};
      const { status, isExpected } = item;
      return toEntry({ ...item, url, description }, { kind: 'monitor', status, isExpected });
    }) ?? null
  );
}

function createEntries(snapshot: Snapshot, nowMs: number): Entries {
  const place = createPlacer(snapshot.sections);
  return {
    scopes: placeEntries(snapshot, 'scopes'),
    services: placeEntries(snapshot, 'services'),
    monitors: monitorEntries(snapshot),
    incidents:
      ongoingOf(snapshot)?.map((incident) => {
        const { severity, status } = incident;
        return toEntry(place(incident), { kind: 'incident', severity, status });
      }) ?? null,
    maintenances:
      openMaintenancesOf(snapshot)?.map((maintenance) => {
        const { status, isOverrunning } = maintenance;
        return toEntry(place(maintenance), { kind: 'maintenance', status, isOverrunning });
      }) ?? null,
    announcements:
      openAnnouncementsOf(snapshot, nowMs)?.map((announcement) => {
        const { level, isInForce } = announcement;
        return toEntry(place(announcement), { kind: 'announcement', level, isInForce });
      }) ?? null,
  };
}

const known = new WeakMap<Snapshot, Entries>();

/** Cached for each snapshot: preparing thousands of items takes longer than a search. */
function entriesOf(snapshot: Snapshot, nowMs: number): Entries {
  const entries = known.get(snapshot) ?? createEntries(snapshot, nowMs);
  known.set(snapshot, entries);
  return entries;
}

function isExact({ fields: { name, reference } }: Entry, searchText: string): boolean {
  return [name, reference ?? ''].some((text) => toSearchText(text) === searchText);
}

/** Searches the board. @param typed As in the address: not validated. */
export function searchBoard(
  snapshot: Snapshot,
  typed: string,
  render: RenderMarkdown,
  nowMs: number,
): SearchResults {
  const { summary } = summarise(snapshot);
  const { q, problem } = parseSearch(typed);
  if (problem !== null) return { ...summary, q, problem, groups: [] };
  const entries = entriesOf(snapshot, nowMs);
  const matches = createMatcher(q);
  const searchText = toSearchText(q);
  const toHit = ({ id, fields, state }: Entry): SearchHit => ({
    id,
    name: fields.name,
    state,
    ...explainHit(fields, q, render),
  });
  const groups = SECTION_NAMES.flatMap((kind): SearchGroup[] => {
    const all = entries[kind];
    if (all === null) return [{ kind, hits: null, total: 0 }];
    const found = all.filter((entry) => matches(entry.searchText));
    if (found.length === 0) return [];
    const exact = new Set(found.filter((entry) => isExact(entry, searchText)));
    const sorted = [...exact, ...found.filter((entry) => !exact.has(entry))];
    return [{ kind, hits: sorted.slice(0, HITS_PER_KIND).map(toHit), total: found.length }];
  });
  return { ...summary, q, problem, groups };
}
