import { alsoSearched, createMatcher, toItemText } from '../lists/search-text';
import type { WeatherMap } from '../map/weather-map';
import { NO_MONITORS, notOkOf, type StatusCounts } from '../model/counts';
import { byNameAndId } from '../model/order';
import type { PlaceKind, Selected } from '../model/place';
import {
  filterBoard,
  WHOLE_BOARD,
  type FilterProblem,
  type ParsedSelection,
  toSelected,
} from '../model/selection';
import { type Dimension, type Place, type Snapshot, UNKNOWN_ID } from '../model/types';
import { type BoardSummary, itemsOf, ongoingOf, summarise } from '../verdict/board-summary';
import { doubtOfBoard, toVerdict, type VerdictLevel } from '../verdict/verdict';

/** A scope or service in a list. */
export interface PlaceItem extends Dimension {
  /** Its own verdict level; `empty` without monitors. */
  readonly level: VerdictLevel;
  /** Its monitors by status, without the expected ones. */
  readonly counts: StatusCounts;
  /** Number of its monitors that are not ok because of a declared maintenance. */
  readonly expected: number;
  /** Number of ongoing incidents; null if unknown. */
  readonly incidents: number | null;
  /** Number of maintenances in progress; null if unknown. */
  readonly maintenances: number | null;
  /** Its description, for searches only. */
  readonly also?: string;
}

/** The list of scopes or services. */
export interface PlaceList extends BoardSummary {
  /** Unsorted; null if they were never read. */
  readonly items: readonly PlaceItem[] | null;
  /** The selection; empty for the whole list. */
  readonly selected: readonly Selected[];
  readonly problems: readonly FilterProblem[];
}

/** Sort orders: worst first, or by name. */
export const PLACE_ORDERS = ['worst', 'name'] as const;

/** The query of a list of places. */
export interface PlaceQuery {
  readonly q: string;
  readonly sort: (typeof PLACE_ORDERS)[number];
}

/** The id of an item's scope or service. */
export const idAt = (kind: PlaceKind, place: Place): number =>
  kind === 'scopes' ? place.scopeId : place.serviceId;

/** Parses `q` and `sort`; invalid values are reported. */
export function parsePlaceQuery(query: URLSearchParams): PlaceQuery & {
  readonly problems: readonly FilterProblem[];
} {
  const requested = query.get('sort') ?? '';
  const sort = PLACE_ORDERS.find((order) => order === requested);
  return {
    q: query.get('q') ?? '',
    sort: sort ?? 'worst',
    problems: sort !== undefined || requested === '' ? [] : [{ parameter: 'sort', value: requested }],
  };
}

/** The map of each place. */
function mapsByPlace(map: WeatherMap, kind: PlaceKind): Map<number, WeatherMap> {
  if (kind === 'services') return new Map(map.rows.map((row) => [row.id, { ...map, rows: [row] }]));
  return new Map(
    map.columns.map((column, index) => [
      column.id,
      { columns: [column], rows: map.rows.map((row) => ({ ...row, cells: [row.cells[index] ?? null] })) },
    ]),
  );
}

/**
 * Lists scopes or services, including those that only monitors refer to.
 *
 * @param parsed The selection. Scopes filtered by services remain if they have monitors, ongoing incidents or maintenances in progress of
 * those services, or if that is unknown; services filtered by scopes likewise.
 */
export function toPlaceList(
  whole: Snapshot,
  kind: PlaceKind,
  { selection, problems }: ParsedSelection = WHOLE_BOARD,
): PlaceList {
  const snapshot = filterBoard(whole, selection);
  const { map } = summarise(snapshot);
  const { sections } = snapshot;
  const ongoing = ongoingOf(snapshot);
  const inProgress = itemsOf(sections.maintenances)?.filter(({ status }) => status === 'in-progress') ?? null;
  const maps = map && mapsByPlace(map, kind);
  const lines = new Map((kind === 'scopes' ? map?.columns : map?.rows)?.map((line) => [line.id, line]));
  const known = sections[kind].items.map(({ id, name, description }) => ({
    id,
    name,
    ...alsoSearched(description),
  }));
  const ids = new Set(known.map(({ id }) => id));
  const unknown = [...lines.values()].filter(({ id }) => !ids.has(id));
  // An item whose place could not be read may belong to any.
  const isAnywhere = (item: Place): boolean => idAt(kind, item) === UNKNOWN_ID;
  const isHidden = sections.monitors.items.some(isAnywhere) || sections.incidents.items.some(isAnywhere);
  const doubt = isHidden ? 'incomplete' : doubtOfBoard(sections);
  const toItem = ({ id, name, also }: Dimension & Pick<PlaceItem, 'also'>): PlaceItem => {
    const own = maps?.get(id) ?? (map && { columns: [], rows: [] });
    const incidents = ongoing?.filter((incident) => idAt(kind, incident) === id) ?? null;
    const verdict = toVerdict(own, incidents ?? [], doubt);
    return {
      id,
      name,
      level: verdict.level,
      counts: lines.get(id)?.counts ?? NO_MONITORS,
      expected: verdict.expected,
      incidents: incidents?.length ?? null,
      maintenances: inProgress?.filter((maintenance) => idAt(kind, maintenance) === id).length ?? null,
      ...(also !== undefined && { also }),
    };
  };
  const isCutAcross = selection[kind === 'scopes' ? 'services' : 'scopes'].length > 0;
  const isShown = ({ id, incidents, maintenances }: PlaceItem): boolean =>
    !isCutAcross || map === null || lines.has(id) || (incidents ?? 0) + (maintenances ?? 0) > 0;
  const items = itemsOf(sections[kind]) === null ? null : [...known, ...unknown].map(toItem).filter(isShown);
  // The verdict of a list page is always that of the whole board.
  return { ...summarise(whole).summary, items, selected: toSelected(selection, whole.sections), problems };
}

const LEVELS: readonly VerdictLevel[] = ['alert', 'warning', 'unknown', 'ok', 'empty'];

const worstFirst = (a: PlaceItem, b: PlaceItem): number =>
  LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
  b.counts.alert - a.counts.alert ||
  notOkOf(b.counts) - notOkOf(a.counts) ||
  (b.incidents ?? 0) - (a.incidents ?? 0) ||
  byNameAndId(a, b);

/** Filters and sorts places by a query. */
export function arrangePlaces(items: readonly PlaceItem[], { q, sort }: PlaceQuery): PlaceItem[] {
  const matches = createMatcher(q);
  return items.filter((item) => matches(toItemText(item))).sort(sort === 'name' ? byNameAndId : worstFirst);
}
